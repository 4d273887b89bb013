package ch.meinkonto.auth.protocol;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.PersonalData;

/** In a person's copy of everything: what they allowed to applications, and when those got tokens. */
@Component
class ClientData implements PersonalData {
    private final JdbcClient jdbc;

    ClientData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "applications";
    }

    @Override
    public Object of(UUID accountId) {
        return Map.of("allowed", consents(accountId), "tokens", tokens(accountId));
    }

    private List<Map<String, Object>> consents(UUID accountId) {
        return jdbc.sql("""
                select client.client_id, consent.authorities
                from oauth2_authorization_consent as consent
                join oauth2_registered_client as client on client.id = consent.registered_client_id
                where consent.principal_name = ? order by client.client_id""")
                .param(accountId.toString())
                .query((row, number) -> Map.<String, Object>of("application", row.getString(1), "may",
                        List.of(row.getString(2).split(","))))
                .list();
    }

    private List<Map<String, Object>> tokens(UUID accountId) {
        return jdbc.sql("""
                select client.client_id, given.begun_at
                from oauth2_authorization as given
                join oauth2_registered_client as client on client.id = given.registered_client_id
                where given.principal_name = ? order by given.begun_at""")
                .param(accountId.toString())
                .query((row, number) -> Map.<String, Object>of("application", row.getString(1), "since",
                        row.getTimestamp(2).toInstant()))
                .list();
    }
}
