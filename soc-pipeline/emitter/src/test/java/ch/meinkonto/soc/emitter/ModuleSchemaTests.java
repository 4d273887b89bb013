package ch.meinkonto.soc.emitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.ops.stores.TestPostgres;

class ModuleSchemaTests {
    private final TestPostgres.Database database = TestPostgres.database("schema");
    private final DataSource owner = new DriverManagerDataSource(database.url(), database.user(), database.password());

    @Test
    void canBeAppliedAgain() {
        migrate(owner);
        assertThatCode(() -> migrate(owner)).doesNotThrowAnyException();
        assertThat(JdbcClient.create(owner).sql("select max(version) from security_event.version").query(Integer.class)
                .single())
                .isEqualTo(1);
    }

    @Test
    void isAppliedOnceByProcessesThatStartTogether() throws Exception {
        try (ExecutorService processes = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> start = () -> {
                migrate(owner);
                return true;
            };
            for (Future<Boolean> process : processes.invokeAll(List.of(start, start, start, start))) {
                assertThat(process.get()).isTrue();
            }
        }
    }

    @Test
    void needsNoRightButThatOnItsOwnSchema() {
        JdbcClient jdbc = JdbcClient.create(owner);
        String role = "emitter_" + System.nanoTime();
        jdbc.sql("create role " + role + " login password 'only-for-this-test'").update();
        jdbc.sql("create schema security_event authorization " + role).update();
        DataSource ordinary = new DriverManagerDataSource(database.url(), role, "only-for-this-test");
        migrate(ordinary);
        assertThat(new Outbox(JdbcClient.create(ordinary)).pending()).isZero();
    }

    private static void migrate(DataSource dataSource) {
        Outbox.SCHEMA.migrate(JdbcClient.create(dataSource),
                new TransactionTemplate(new JdbcTransactionManager(dataSource)));
    }
}
