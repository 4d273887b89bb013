package ch.meinkonto.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

class RememberedClientsTests {
    private final SlowRepository stored = new SlowRepository();
    private Instant now = Instant.parse("2026-11-28T06:00:00Z");
    private final RememberedClients clients = new RememberedClients(stored, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void readsAClientOnceHoweverOftenItIsAskedFor() {
        stored.save(named("before"));

        assertThat(clients.findByClientId("machine")).isEqualTo(clients.findByClientId("machine"));
        assertThat(clients.findById("machine")).isEqualTo(clients.findByClientId("machine"));

        assertThat(stored.reads).isEqualTo(1);
    }

    @Test
    void learnsWithinSecondsWhatAnotherInstanceChanged() {
        stored.save(named("before"));
        clients.findByClientId("machine");
        stored.save(named("after"));

        now = now.plus(Duration.ofSeconds(5));

        assertThat(clients.findByClientId("machine").getClientName()).isEqualTo("after");
    }

    @Test
    void learnsWithinSecondsThatAClientWasRemoved() {
        stored.save(named("before"));
        clients.findByClientId("machine");
        stored.clients.clear();

        now = now.plus(Duration.ofSeconds(5));

        assertThat(clients.findByClientId("machine")).isNull();
        assertThat(clients.findById("machine")).isNull();
    }

    @Test
    void neverAsksForAClientWhoseAuthorizationIsBeingRead() {
        stored.save(named("before"));
        clients.findByClientId("machine");

        now = now.plus(Duration.ofHours(1));

        assertThat(clients.findById("machine").getClientName()).isEqualTo("before");
        assertThat(stored.reads).isEqualTo(1);
    }

    @Test
    void knowsAtOnceWhatItStoresItself() {
        clients.save(named("before"));
        clients.findById("machine");

        clients.save(named("after"));

        assertThat(clients.findById("machine").getClientName()).isEqualTo("after");
    }

    @Test
    void remembersNoNamesThatAreNoClients() {
        clients.findByClientId("nobody");
        stored.save(named("before"));

        assertThat(clients.findByClientId("machine")).isNotNull();
        assertThat(clients.findByClientId("nobody")).isNull();
        assertThat(stored.reads).isEqualTo(3);
    }

    private static RegisteredClient named(String name) {
        return RegisteredClient.withId("machine")
                .clientId("machine")
                .clientName(name)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
    }

    private static final class SlowRepository implements RegisteredClientRepository {
        private final Map<String, RegisteredClient> clients = new HashMap<>();
        private int reads;

        @Override
        public void save(RegisteredClient client) {
            clients.put(client.getId(), client);
        }

        @Override
        public RegisteredClient findById(String id) {
            reads++;
            return clients.get(id);
        }

        @Override
        public RegisteredClient findByClientId(String clientId) {
            return findById(clientId);
        }
    }
}
