package ch.meinkonto.portal.datedrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import ch.meinkonto.ops.stores.TestPostgres;

/** A database in which the rules of the move still have their old names, with changes that staff made to them. */
class OldNamesOfRulesTests {
    private static final UUID SET = UUID.randomUUID();
    private static final UUID OPEN = UUID.randomUUID();

    private Flyway newest;
    private JdbcClient jdbc;

    @BeforeEach
    void databaseOfBefore() {
        TestPostgres.Database database = TestPostgres.database("oldrules");
        DriverManagerDataSource source = new DriverManagerDataSource(database.url(), database.user(),
                database.password());
        jdbc = JdbcClient.create(source);
        migration(source, "31").migrate();
        newest = migration(source, "latest");
        propose(SET, "moving.late-fine", "2026-12-01");
        jdbc.sql("""
                update datedrule.proposal set state = 'APPROVED', decided_by = 'otto', decided_at = now(),
                    decided_on = '2026-11-20' where id = ?""").param(SET).update();
        jdbc.sql("""
                insert into datedrule.version (rule_key, valid_from, value, source, set_on, proposal)
                values ('moving.late-fine', '2026-12-01', '{"rappen": 12000}', 'Test', '2026-11-20', ?)""")
                .param(SET).update();
        propose(OPEN, "moving.late-fine", "2027-01-01");
    }

    private static Flyway migration(DriverManagerDataSource source, String target) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:ch/meinkonto/portal/datedrule")
                .target(target)
                .load();
    }

    private void propose(UUID id, String rule, String from) {
        jdbc.sql(
                """
                        insert into datedrule.proposal (id, rule_key, kind, valid_from, value, source, reason, at_once, based_on,
                            state, proposed_by, proposed_at, expires_on)
                        values (:id, :rule, 'AMOUNT', cast(:from as date), '{"rappen": 12000}', 'Test', 'Ein guter Grund', false,
                            0, 'PROPOSED', 'olga', now(), '2027-12-31')""")
                .param("id", id).param("rule", rule).param("from", from).update();
        jdbc.sql("""
                insert into datedrule.history (rule_key, proposal, action, actor, happened_at)
                values (?, ?, 'PROPOSED', 'olga', now())""").params(rule, id).update();
    }

    private List<String> strings(String query) {
        return jdbc.sql(query).query(String.class).list();
    }

    @Test
    void takeTheNewNamesWithEverythingThatWasWrittenOfThem() {
        String stamp = strings("select stamp from datedrule.revision").getFirst();
        List<String> values = strings(
                "select value::text from datedrule.version where rule_key like 'moving.%' order by 1");
        List<String> constraints = constraints();
        newest.migrate();

        for (String table : List.of("rule where key", "proposal where rule_key", "version where rule_key",
                "history where rule_key")) {
            assertThat(strings("select 'old' from datedrule." + table + " like 'moving.%'")).as(table).isEmpty();
        }
        assertThat(
                strings("""
                        select p.state || ' ' || v.valid_from from datedrule.version v join datedrule.proposal p on p.id = v.proposal
                        where v.rule_key = 'move.late-fine' and p.rule_key = v.rule_key"""))
                .containsExactly("APPROVED 2026-12-01");
        assertThat(strings("select rule_key from datedrule.history")).containsExactly("move.late-fine",
                "move.late-fine");
        assertThat(strings("select value::text from datedrule.version where rule_key like 'move.%'"))
                .as("no value is lost").containsAll(values);
        assertThat(constraints()).as("references are put back as they were").isEqualTo(constraints);
        assertThat(strings("select stamp from datedrule.revision")).as("what is remembered is read anew")
                .doesNotContain(stamp);
    }

    @Test
    void andWhatProtectedThemProtectsThemAgain() {
        newest.migrate();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("update datedrule.version set source = 'other'").update())
                .withMessageContaining("stays as it is");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("delete from datedrule.history").update())
                .withMessageContaining("stays as it is");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> propose(UUID.randomUUID(), "moving.late-fine", "2027-02-01"))
                .withMessageContaining("foreign key");
    }

    private List<String> constraints() {
        return strings("""
                select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                where contype = 'f' and connamespace = 'datedrule'::regnamespace order by 1""");
    }
}
