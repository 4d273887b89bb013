package ch.meinkonto.auth.session;

import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The sign-ins that last: from the first proof of who somebody is to the sign-out. Each has a name of its own, the claim
 * {@code sid} (OpenID Connect Front-Channel Logout, section 3), because the id of the browser session is a secret and changes
 * whenever the person signs in again in the same browser.
 */
@Repository
public class SignIns {
    /** Authority of a session: a passkey that was added under control was proven in it. */
    public static final String CONTROLLED_PASSKEY = "CONTROLLED_PASSKEY";

    private final JdbcClient jdbc;

    SignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A sign-in.
     *
     * @param sid its name, told to clients
     * @param accountId who signed in
     */
    record SignIn(String sid, String accountId) {}

    /** The sign-in in a browser session. */
    Optional<SignIn> in(String sessionId) {
        return jdbc.sql("select sid, account_id from sign_in where session_id = ?")
                .param(sessionId)
                .query((row, number) -> new SignIn(row.getString(1), row.getString(2)))
                .optional();
    }

    /** The name of the sign-in in a browser session; empty where nobody is signed in. */
    public Optional<String> sid(String sessionId) {
        return in(sessionId).map(SignIn::sid);
    }

    void begin(String sessionId, String accountId) {
        jdbc.sql("insert into sign_in (sid, session_id, account_id) values (?, ?, ?)")
                .params(UUID.randomUUID().toString(), sessionId, accountId)
                .update();
    }

    /** The same sign-in goes on under another session id. */
    void moved(String sid, String sessionId) {
        jdbc.sql("update sign_in set session_id = ? where sid = ?").params(sessionId, sid).update();
    }

    /** Ends the sign-in in a browser session and tells its name. */
    Optional<String> end(String sessionId) {
        return jdbc.sql("delete from sign_in where session_id = ? returning sid")
                .param(sessionId)
                .query(String.class)
                .optional();
    }
}
