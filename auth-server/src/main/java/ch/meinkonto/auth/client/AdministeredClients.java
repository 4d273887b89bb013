package ch.meinkonto.auth.client;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The clients that administrators have made: kept beside those of the configuration, which nobody changes here. A change is
 * seen by other instances within a few seconds; a client that is out of use gets no token of them either, as no authorization
 * can be stored for it.
 */
public final class AdministeredClients {
    private static final int SECRET_BYTES = 32;
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final ClientSettings settings;
    private final ClientRegistrations registrations;
    private final RememberedClients repository;
    private final PasswordEncoder secrets;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final JsonMapper json = JsonMapper.builder().build();
    private volatile Snapshot remembered = new Snapshot(Instant.MIN, List.of());

    AdministeredClients(ClientSettings settings, ClientRegistrations registrations,
            RememberedClients repository, PasswordEncoder secrets, JdbcClient jdbc, Clock clock) {
        this.settings = settings;
        this.registrations = registrations;
        this.repository = repository;
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A client as administrators see it.
     *
     * @param draft how it is
     * @param disabled whether it gets no tokens
     */
    public record Client(ClientDraft draft, boolean disabled) {}

    private record Snapshot(Instant at, List<Client> clients) {}

    /** Whether the configuration says how this client is. */
    public boolean isConfigured(String clientId) {
        return settings.clients().containsKey(clientId);
    }

    /** Those of the configuration, as far as a draft can tell, by id. */
    public List<ConfiguredClient> configured() {
        return settings.clients()
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new ConfiguredClient(entry.getKey(), entry.getValue().name(),
                        entry.getValue().kind().name(), entry.getValue().redirectUris(), entry.getValue().scopes(),
                        entry.getValue().roles()))
                .toList();
    }

    /**
     * A client of the configuration, to be read.
     *
     * @param id client id
     * @param name name for people
     * @param kind what it is
     * @param redirectUris where codes may be sent
     * @param scopes what it may ask for
     * @param roles whether it gets to know people's roles
     */
    public record ConfiguredClient(String id, String name, String kind, List<String> redirectUris,
            List<String> scopes, boolean roles) {}

    /** Those that administrators have made, by id. */
    public List<Client> all() {
        return jdbc.sql("select draft, disabled from oauth2_administered_client order by client_id")
                .query(this::client)
                .list();
    }

    /** One that administrators have made. */
    public Optional<Client> find(String clientId) {
        return jdbc.sql("select draft, disabled from oauth2_administered_client where client_id = ?")
                .param(clientId)
                .query(this::client)
                .optional();
    }

    /** Keeps a client, new or changed, and lets it be used. It keeps its secret; a new one has none yet. */
    public void save(ClientDraft draft) {
        keep(draft, false);
        repository.save(registrations.registered(draft.id(), settingsOf(draft), repository.findByClientId(draft.id())));
    }

    /** Takes a client out of use, together with its secret and all its tokens. */
    public void disable(ClientDraft draft) {
        keep(draft, true);
        jdbc.sql("delete from oauth2_registered_client where client_id = ?").param(draft.id()).update();
        repository.forget(draft.id());
    }

    /** Gives a client another secret, which nobody can read again. */
    public String renewSecret(String clientId) {
        RegisteredClient client = Objects.requireNonNull(repository.findByClientId(clientId));
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        repository.save(RegisteredClient.from(client).clientSecret(secrets.encode(secret)).build());
        return secret;
    }

    /** Those that may be used. */
    Stream<ClientDraft> inUse() {
        Instant now = clock.instant();
        Snapshot last = remembered;
        if (last.at().isBefore(now.minus(REMEMBERED))) {
            last = new Snapshot(now, all());
            remembered = last;
        }
        return last.clients().stream().filter(client -> !client.disabled()).map(Client::draft);
    }

    private void keep(ClientDraft draft, boolean disabled) {
        jdbc.sql("""
                insert into oauth2_administered_client (client_id, draft, disabled, changed_at)
                values (?, ?::jsonb, ?, ?)
                on conflict (client_id) do update set draft = excluded.draft, disabled = excluded.disabled,
                    changed_at = excluded.changed_at""")
                .params(draft.id(), json.writeValueAsString(draft), disabled, Timestamp.from(clock.instant()))
                .update();
        remembered = new Snapshot(Instant.MIN, List.of());
    }

    private Client client(ResultSet row, int number) throws SQLException {
        return new Client(json.readValue(row.getString("draft"), ClientDraft.class), row.getBoolean("disabled"));
    }

    /** A native client proves its key with each request: it can keep no secret (RFC 9700 section 2.2.2). */
    private static ClientSettings.Client settingsOf(ClientDraft draft) {
        return new ClientSettings.Client(ClientSettings.Kind.valueOf(draft.kind().name()), draft.name(), null, null,
                null,
                draft.redirectUris(), draft.postLogoutRedirectUris(), null, null, draft.scopes(), false,
                draft.kind() == ClientDraft.Kind.NATIVE, List.of(), false, draft.roles(), Duration.ofMinutes(10),
                Duration.ofHours(8));
    }
}
