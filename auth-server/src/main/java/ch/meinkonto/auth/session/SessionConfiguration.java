package ch.meinkonto.auth.session;

import java.util.concurrent.TimeUnit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.security.SpringSessionBackedSessionRegistry;

/** Sessions are found in the database; the authorization server's own memory would forget them at a restart. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SessionConfiguration {
    @Bean
    SessionRegistry sessionRegistry(FindByIndexNameSessionRepository<? extends Session> sessions) {
        return new SpringSessionBackedSessionRegistry<>(sessions);
    }

    @Bean
    Cleaning expiredSessionCleaning(Sessions sessions) {
        return new Cleaning(sessions);
    }

    /** Takes the place of Spring Session's own cleaning, which tells nobody. */
    record Cleaning(Sessions sessions) {
        @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
        void removeExpired() {
            sessions.removeExpired();
        }
    }
}
