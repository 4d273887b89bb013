package ch.meinkonto.soc.emitter;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;

import ch.meinkonto.ops.stores.TestPostgres;

/** Small applications that have nothing but a database and the emitter. */
final class TestApplications {
    private TestApplications() {}

    static ApplicationContextRunner on(TestPostgres.Database database, String receiver) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
                        SecurityEventsAutoConfiguration.class))
                .withPropertyValues(database.springProperties())
                .withPropertyValues("spring.application.name=portal", "spring.datasource.hikari.maximum-pool-size=4",
                        "meinkonto.telemetry.endpoint=" + receiver, "meinkonto.telemetry.poll=50ms",
                        "meinkonto.telemetry.longest-backoff=300ms", "meinkonto.telemetry.heartbeat=1h");
    }
}
