package ch.meinkonto.portal.parkingpermit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import ch.meinkonto.ops.stores.TestPostgres;

/** Drafts of before become drafts on the platform, with everything that was answered. */
class MovedDraftsTests {
    private Flyway newest;
    private JdbcClient jdbc;

    @BeforeEach
    void databaseOfBefore() {
        TestPostgres.Database database = TestPostgres.database("olddrafts");
        DriverManagerDataSource source = new DriverManagerDataSource(database.url(), database.user(),
                database.password());
        jdbc = JdbcClient.create(source);
        migration(source, "__root", "latest").migrate();
        migration(source, "cases", "latest").migrate();
        migration(source, "parkingpermit", "111").migrate();
        newest = migration(source, "parkingpermit", "latest");
        jdbc.sql("""
                insert into parkingpermit.draft (owner, id, plate, postcode, start_month, declared, changed_at,
                    register_says, kilograms, drive, vehicle_postcode, private_space)
                values ('anna', '00000000-0000-4000-8000-000000000001', 'ZH 77', '8004', '2026-12-01', true,
                        '2026-11-20T10:00:00Z', 'CONFIRMED', 1500, 'HYBRID', '8004', 'NONE_BELONGS'),
                    ('beat', '00000000-0000-4000-8000-000000000002', 'ZH 78', null, null, false,
                        '2026-11-21T10:00:00Z', 'NO_ANSWER', null, null, null, null),
                    ('carla', '00000000-0000-4000-8000-000000000003', null, null, null, false,
                        '2026-11-22T10:00:00Z', null, null, null, null, null)""").update();
    }

    private static Flyway migration(DriverManagerDataSource source, String folder, String target) {
        return Flyway.configure()
                .dataSource(source)
                .table("history_" + folder)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .locations("classpath:ch/meinkonto/portal/" + folder)
                .target(target)
                .load();
    }

    @Test
    void keepAnswersRegisterAndTheTimeUntilTheyAreForgotten() {
        newest.migrate();

        assertThat(answers("anna")).isEqualTo(Map.ofEntries(entry("owner", "anna"), entry("plate", "ZH 77"),
                entry("postcode", "8004"), entry("zone", "8004 Aussersihl"), entry("start", "2026-12"),
                entry("space", "none-belongs"), entry("holder", "true"), entry("vehicle", "true"),
                entry("asked-plate", "ZH 77"), entry("register", "CONFIRMED"), entry("kilograms", "1500"),
                entry("drive", "HYBRID"), entry("registered-postcode", "8004")));
        assertThat(answers("beat")).isEqualTo(
                Map.of("owner", "beat", "plate", "ZH 78", "asked-plate", "ZH 78", "register", "NO_ANSWER"));
        assertThat(answers("carla")).isEqualTo(Map.of("owner", "carla"));
        assertThat(jdbc.sql("""
                select id || ' ' || service || ' ' || form_version || ' ' || (changed_at = '2026-11-20T10:00:00Z')
                from cases.draft where owner = 'anna'""").query(String.class).single())
                .isEqualTo("00000000-0000-4000-8000-000000000001 parking-permit 1 true");
        assertThat(jdbc.sql("select to_regclass('parkingpermit.draft') is null").query(Boolean.class).single())
                .isTrue();
    }

    private Map<String, String> answers(String owner) {
        return jdbc.sql("""
                select a.key, a.value->>0 as answer from cases.draft d, jsonb_each(d.answers) a where d.owner = ?""")
                .param(owner)
                .query((row, number) -> entry(row.getString("key"), row.getString("answer")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
