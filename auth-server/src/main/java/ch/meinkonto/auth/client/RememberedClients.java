package ch.meinkonto.auth.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Knows registered clients again. Every request for tokens asks for its client several times, and each time its settings would
 * be read and parsed; and where an authorization is being read, a question to the database would take a second connection,
 * for which a dozen such requests wait for each other.
 *
 * <p>
 * Clients change when an instance starts with other settings; those that run already learn of it after a few seconds, when the
 * client next proves itself. Only clients that exist are remembered, so that nobody can fill the memory with names.
 */
final class RememberedClients implements RegisteredClientRepository {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final RegisteredClientRepository stored;
    private final Clock clock;
    private final Map<String, RegisteredClient> byId = new ConcurrentHashMap<>();
    private final Map<String, Remembered> byClientId = new ConcurrentHashMap<>();

    RememberedClients(RegisteredClientRepository stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    private record Remembered(RegisteredClient client, Instant until) {}

    @Override
    public void save(RegisteredClient client) {
        stored.save(client);
        byId.clear();
        byClientId.clear();
    }

    /** Asks the database for this client again: it is out of use. Other instances notice after a few seconds. */
    void forget(String clientId) {
        Remembered known = byClientId.remove(clientId);
        if (known != null) {
            byId.remove(known.client().getId());
        }
    }

    /** To whom an authorization was given: as long as the row is there, so is the client. */
    @Override
    public @Nullable RegisteredClient findById(String id) {
        RegisteredClient known = byId.get(id);
        if (known != null) {
            return known;
        }
        RegisteredClient client = stored.findById(id);
        if (client != null) {
            byId.put(id, client);
        }
        return client;
    }

    /** Who proves itself: as it is now, or was seconds ago. */
    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        Instant now = clock.instant();
        Remembered known = byClientId.get(clientId);
        if (known != null && now.isBefore(known.until())) {
            return known.client();
        }
        RegisteredClient client = stored.findByClientId(clientId);
        if (client != null) {
            byClientId.put(clientId, new Remembered(client, now.plus(REMEMBERED)));
            byId.put(client.getId(), client);
        } else if (known != null) {
            byClientId.remove(clientId);
            byId.remove(known.client().getId());
        }
        return client;
    }
}
