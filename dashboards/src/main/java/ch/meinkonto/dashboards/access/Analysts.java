package ch.meinkonto.dashboards.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Repository;

/** The analysts who ever signed in, so that a colleague's alert shows a name and not a number. */
@Repository
public class Analysts {
    private final JdbcClient jdbc;
    private final Clock clock;

    Analysts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The analyst who is signed in. */
    public static Analyst of(Authentication authentication) {
        String id = authentication.getName();
        String name = authentication.getPrincipal() instanceof OidcUser user ? user.getFullName() : null;
        return new Analyst(id, name == null ? id : name);
    }

    /** Names by account id. */
    public Map<String, String> names() {
        return jdbc.sql("select id, name from access.analyst")
                .query((row, number) -> new Analyst(row.getString("id"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Analyst::id, Analyst::name));
    }

    void remember(Analyst analyst) {
        jdbc.sql("""
                insert into access.analyst (id, name, last_sign_in) values (:id, :name, :now)
                on conflict (id) do update set name = excluded.name, last_sign_in = excluded.last_sign_in
                """)
                .param("id", analyst.id())
                .param("name", analyst.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
