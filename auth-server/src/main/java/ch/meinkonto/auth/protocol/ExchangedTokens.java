package ch.meinkonto.auth.protocol;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which authorizations were given in exchange for a token of which other (RFC 8693): they end with it. */
@Repository
class ExchangedTokens {
    private final JdbcClient jdbc;

    ExchangedTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps an authorization as it is until the transaction ends: nobody takes it back meanwhile. */
    void hold(String authorizationId) {
        jdbc.sql("select id from oauth2_authorization where id = ? for update")
                .param(authorizationId)
                .query(String.class)
                .optional();
    }

    /** One more. */
    void add(String authorizationId, String subjectId) {
        jdbc.sql("insert into exchanged_token (authorization_id, subject_id) values (?, ?)")
                .params(authorizationId, subjectId)
                .update();
    }

    /** The ids of those that were given for this one. */
    List<String> of(String subjectId) {
        return jdbc.sql("select authorization_id from exchanged_token where subject_id = ? order by authorization_id")
                .param(subjectId)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
