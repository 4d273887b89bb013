package ch.meinkonto.ops.sessions;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts our memory in front of Spring Session's repository, wherever an application has one in its database. */
@AutoConfiguration(before = JdbcSessionAutoConfiguration.class)
class SessionsAutoConfiguration {
    /** Two requests of one session may note its use at once: only what is news is written, and only the later one. */
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
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionStatements() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer() {
            @Override
            public void customize(JdbcIndexedSessionRepository sessions) {
                super.customize(sessions);
                sessions.setUpdateSessionQuery(NOTE_USE);
            }
        };
    }

    /** For Spring Session alone, which asks for it by this name. */
    @Bean(defaultCandidate = false)
    SessionTransactions springSessionTransactionOperations(PlatformTransactionManager transactions) {
        return new SessionTransactions(transactions);
    }

    @Bean
    static BeanPostProcessor sessionsAreRemembered() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JdbcIndexedSessionRepository stored ? new RememberedSessions<>(stored) : bean;
            }
        };
    }

    @Bean
    FilterRegistrationBean<SessionMemory> sessionMemory(SessionRepository<?> sessions) {
        if (!(sessions instanceof RememberedSessions<?> remembered)) {
            throw new IllegalStateException("sessions are not kept by Spring Session JDBC");
        }
        FilterRegistrationBean<SessionMemory> registration = new FilterRegistrationBean<>(
                new SessionMemory(remembered));
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return registration;
    }
}
