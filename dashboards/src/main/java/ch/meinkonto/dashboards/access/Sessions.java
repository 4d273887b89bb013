package ch.meinkonto.dashboards.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions stand in PostgreSQL, shared by all instances. */
@Configuration(proxyBeanMethods = false)
class Sessions {
    /** Two requests of a new session may both set an attribute: the second replaces instead of failing. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionRepositoryCustomizer() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
