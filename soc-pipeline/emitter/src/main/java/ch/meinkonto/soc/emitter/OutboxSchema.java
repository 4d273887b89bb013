package ch.meinkonto.soc.emitter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates and upgrades the outbox's own schema {@code security_event} when an application starts.
 *
 * <p>
 * Not by Flyway: each application runs its own migrations in its own way (one history, or one per module), and the outbox
 * must be the same in all of them without any of them naming it.
 */
final class OutboxSchema {
    private static final long LOCK = 0x6d6b_6f75_7462_0001L;
    private static final List<String> SCRIPTS = List.of("outbox-1.sql");

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    OutboxSchema(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Brings the schema to this version; processes that start at the same time wait for each other. */
    void migrate() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
            if (!schemaExists()) {
                // "if not exists" would ask for the right to create schemas even where somebody else has created this one.
                jdbc.sql("create schema security_event").update();
            }
            jdbc.sql("create table if not exists security_event.version (version integer primary key)").update();
            int present = jdbc.sql("select coalesce(max(version), 0) from security_event.version")
                    .query(Integer.class)
                    .single();
            for (int version = present + 1; version <= SCRIPTS.size(); version++) {
                jdbc.sql(script(SCRIPTS.get(version - 1))).update();
                jdbc.sql("insert into security_event.version (version) values (?)").param(version).update();
            }
        });
    }

    private boolean schemaExists() {
        return jdbc.sql("select exists (select 1 from pg_namespace where nspname = 'security_event')")
                .query(Boolean.class)
                .single();
    }

    private static String script(String name) {
        try {
            return new ClassPathResource(name, OutboxSchema.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is missing from the emitter", e);
        }
    }
}
