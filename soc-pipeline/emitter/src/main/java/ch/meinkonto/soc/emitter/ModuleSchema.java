package ch.meinkonto.soc.emitter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A schema that a library has to itself in the database of the application it is part of; created and upgraded when the
 * application starts.
 *
 * <p>
 * Not by Flyway: each application runs its own migrations in its own way (one history, or one per module), and the schema
 * must be the same in all of them without any of them naming it.
 *
 * @param name of the schema, a plain SQL identifier
 * @param lock number of the advisory lock under which it is upgraded, different for each
 * @param module beside which class the scripts lie
 * @param scripts one for each version, the first is version 1
 */
public record ModuleSchema(String name, long lock, Class<?> module, List<String> scripts) {
    /** Brings the schema to this version; processes that start at the same time wait for each other. */
    public void migrate(JdbcClient jdbc, TransactionOperations transactions) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(lock).query().singleRow();
            if (!exists(jdbc)) {
                // "if not exists" would ask for the right to create schemas even where somebody else has created this one.
                jdbc.sql("create schema " + name).update();
            }
            jdbc.sql("create table if not exists " + name + ".version (version integer primary key)").update();
            int present = jdbc.sql("select coalesce(max(version), 0) from " + name + ".version")
                    .query(Integer.class)
                    .single();
            for (int version = present + 1; version <= scripts.size(); version++) {
                jdbc.sql(script(scripts.get(version - 1))).update();
                jdbc.sql("insert into " + name + ".version (version) values (?)").param(version).update();
            }
        });
    }

    private boolean exists(JdbcClient jdbc) {
        return jdbc.sql("select exists (select 1 from pg_namespace where nspname = ?)")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    private String script(String script) {
        try {
            return new ClassPathResource(script, module).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(script + " is missing beside " + module.getName(), e);
        }
    }
}
