package ch.meinkonto.auth.client;

import java.security.SecureRandom;
import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.transaction.support.TransactionOperations;

/** The registered clients, brought up to date before the first request can come. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClientSettings.class)
class ClientConfiguration {
    @Bean
    RememberedClients registeredClientRepository(JdbcOperations jdbcOperations, JdbcClient jdbc,
            TransactionOperations transactions, PasswordEncoder passwords, ClientSettings settings, Clock clock) {
        RegisteredClientRepository stored = new JdbcRegisteredClientRepository(jdbcOperations);
        new ClientRegistrations(stored, jdbc, transactions, passwords).apply(settings.clients());
        RememberedClients remembered = new RememberedClients(stored, clock);
        settings.clients().keySet().forEach(remembered::findByClientId);
        return remembered;
    }

    @Bean
    AdministeredClients administeredClients(RememberedClients repository, JdbcClient jdbc,
            TransactionOperations transactions, PasswordEncoder passwords, ClientSettings settings, Clock clock) {
        return new AdministeredClients(settings, new ClientRegistrations(repository, jdbc, transactions, passwords),
                repository, passwords, jdbc, clock);
    }

    @Bean
    Clients clients(ClientSettings settings, AdministeredClients administered, RegisteredClientRepository repository,
            PasswordEncoder passwords) {
        return new Clients(settings, administered, repository, new RememberedSecrets(passwords, new SecureRandom()));
    }
}
