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

/** Sessions stand in PostgreSQL, shared by all instances; our memory stands before Spring Session's repository there. */
@AutoConfiguration(before = JdbcSessionAutoConfiguration.class)
class SessionMemoryConfiguration {
    /** For Spring Session alone, which asks for it by this name. */
    @Bean(defaultCandidate = false)
    SessionTransactions springSessionTransactionOperations(PlatformTransactionManager transactions) {
        return new SessionTransactions(transactions);
    }

    /** Two requests of a new session may both set an attribute: the second replaces instead of failing. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionRepositoryCustomizer() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
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
