package ch.meinkonto.ops.sessions;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions stand in PostgreSQL, shared by all instances of an application. */
@AutoConfiguration
public class StoredSessions {
    /** A session's last use is noted down to the minute: a write for every request would cost more than most requests. */
    private static final String NOTE_USE = """
            UPDATE %TABLE_NAME% known
            SET SESSION_ID = seen.session_id, LAST_ACCESS_TIME = seen.last_access_time,
                MAX_INACTIVE_INTERVAL = seen.max_inactive_interval, EXPIRY_TIME = seen.expiry_time,
                PRINCIPAL_NAME = seen.principal_name
            FROM (SELECT CAST(? AS char(36)) AS session_id, CAST(? AS bigint) AS last_access_time,
                    CAST(? AS int) AS max_inactive_interval, CAST(? AS bigint) AS expiry_time,
                    CAST(? AS varchar) AS principal_name, CAST(? AS char(36)) AS primary_id) seen
            WHERE known.PRIMARY_ID = seen.primary_id
                AND (known.LAST_ACCESS_TIME < seen.last_access_time - 60000
                    OR known.SESSION_ID <> seen.session_id
                    OR known.MAX_INACTIVE_INTERVAL <> seen.max_inactive_interval
                    OR known.PRINCIPAL_NAME IS DISTINCT FROM seen.principal_name)""";

    /** Two requests of a new session may both set an attribute: the second replaces instead of failing. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionRepositoryCustomizer() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer() {
            @Override
            public void customize(JdbcIndexedSessionRepository sessions) {
                super.customize(sessions);
                sessions.setUpdateSessionQuery(NOTE_USE);
            }
        };
    }
}
