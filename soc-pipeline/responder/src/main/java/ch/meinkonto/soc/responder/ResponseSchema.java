package ch.meinkonto.soc.responder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Creates and upgrades the schema {@code soc_response} when an application starts; not by Flyway, for the reasons that the
 * outbox has: it is the same in all applications, and none of them names it in its migrations.
 */
final class ResponseSchema {
    private static final long LOCK = 0x6d6b_7265_7370_0001L;
    private static final List<String> SCRIPTS = List.of("responses-1.sql");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    ResponseSchema(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Brings the schema to this version; processes that start at the same time wait for each other. */
    void migrate() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
            if (!schemaExists()) {
                // "if not exists" would ask for the right to create schemas even where somebody else has created this one.
                jdbc.sql("create schema soc_response").update();
            }
            jdbc.sql("create table if not exists soc_response.version (version integer primary key)").update();
            int present = jdbc.sql("select coalesce(max(version), 0) from soc_response.version")
                    .query(Integer.class)
                    .single();
            for (int version = present + 1; version <= SCRIPTS.size(); version++) {
                jdbc.sql(script(SCRIPTS.get(version - 1))).update();
                jdbc.sql("insert into soc_response.version (version) values (?)").param(version).update();
            }
        });
    }

    private boolean schemaExists() {
        return jdbc.sql("select exists (select 1 from pg_namespace where nspname = 'soc_response')")
                .query(Boolean.class)
                .single();
    }

    private static String script(String name) {
        try {
            return new ClassPathResource(name, ResponseSchema.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is missing from the responder", e);
        }
    }
}
