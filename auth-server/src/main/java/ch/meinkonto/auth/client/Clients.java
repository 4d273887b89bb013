package ch.meinkonto.auth.client;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** What pages and tokens need to know of clients. */
public final class Clients {
    /** Scope: accounts, roles and clients of the platform. */
    public static final String ADMINISTRATION = "admin";

    private final ClientSettings settings;
    private final AdministeredClients administered;
    private final RegisteredClientRepository repository;
    private final PasswordEncoder secrets;

    Clients(ClientSettings settings, AdministeredClients administered, RegisteredClientRepository repository,
            PasswordEncoder secrets) {
        this.administered = administered;
        this.settings = settings;
        this.repository = repository;
        this.secrets = secrets;
    }

    /** The name for people of the client with this id; empty where there is no such client. */
    public Optional<String> name(String clientId) {
        return Optional.ofNullable(settings.clients().get(clientId))
                .map(ClientSettings.Client::name)
                .or(() -> administered.find(clientId).map(client -> client.draft().name()));
    }

    /** Whether the client must push its authorization requests (RFC 9126 section 5). */
    public static boolean mustPush(RegisteredClient client) {
        return Boolean.TRUE.equals(client.getClientSettings().getSetting(ClientRegistrations.PUSHED_REQUESTS));
    }

    /** Whether the client must prove in each request for tokens that it has a key (RFC 9449 section 5.2). */
    public static boolean mustProveKey(RegisteredClient client) {
        return Boolean.TRUE.equals(client.getClientSettings().getSetting(ClientRegistrations.BOUND_TOKENS));
    }

    /** Whether the client gets to know the roles of people. */
    public static boolean receivesRoles(RegisteredClient client) {
        return Boolean.TRUE.equals(client.getClientSettings().getSetting(ClientRegistrations.ROLES));
    }

    /** Whether the client with this id does. */
    public boolean receivesRoles(String clientId) {
        RegisteredClient client = repository.findByClientId(clientId);
        return client != null && receivesRoles(client);
    }

    /** Whether a scope opens what only those may use who work for the city. */
    public static boolean isForStaff(String scope) {
        return scope.equals(ADMINISTRATION) || scope.startsWith("soc:");
    }

    /** Where the client wants to be told that somebody signed out; empty where it does not. */
    public Optional<URI> backChannelLogoutUri(String clientId) {
        return Optional.ofNullable(settings.clients().get(clientId))
                .map(ClientSettings.Client::backChannelLogoutUri);
    }

    /** Where the client wants to be told that an account is deleted; empty where it does not. */
    public Optional<URI> securityEventUri(String clientId) {
        return Optional.ofNullable(settings.clients().get(clientId)).map(ClientSettings.Client::securityEventUri);
    }

    /** The clients that want to be told that an account is deleted. */
    public List<String> withSecurityEvents() {
        return settings.clients().keySet().stream().filter(id -> securityEventUri(id).isPresent()).sorted().toList();
    }

    /** Whether a client may exchange access tokens of another for tokens of its own (RFC 8693). */
    public boolean mayExchange(String clientId, String tokensOf) {
        return Optional.ofNullable(settings.clients().get(clientId))
                .filter(client -> client.exchangesTokensOf().contains(tokensOf))
                .isPresent();
    }

    /** What compares a client's secret with its hash. */
    public PasswordEncoder secrets() {
        return secrets;
    }

    /** Whether a client with this id is registered. */
    public boolean isRegistered(String clientId) {
        return repository.findByClientId(clientId) != null;
    }

    /** The resource servers (the claim {@code aud}) that some of these scopes open. */
    public List<String> audiences(Collection<String> scopes) {
        return opened(scopes).flatMap(List::stream).distinct().sorted().toList();
    }

    /** The resource server that each of these scopes opens, those aside that open none. */
    public Opened openedByAll(Collection<String> scopes) {
        List<List<String>> each = opened(scopes).toList();
        List<String> common = audiences(scopes).stream()
                .filter(audience -> each.stream().allMatch(opened -> opened.contains(audience)))
                .toList();
        if (each.isEmpty()) {
            return new Opened.Nothing();
        }
        return common.size() == 1 ? new Opened.One(common.getFirst()) : new Opened.Several();
    }

    private Stream<List<String>> opened(Collection<String> scopes) {
        return scopes.stream().map(scope -> settings.audiences().get(scope)).flatMap(Stream::ofNullable);
    }

    /** What scopes open. */
    public sealed interface Opened {
        /** No resource server. */
        record Nothing() implements Opened {}

        /**
         * One resource server.
         *
         * @param audience its name, the claim {@code aud}
         */
        record One(String audience) implements Opened {}

        /** More than one, or each scope another. */
        record Several() implements Opened {}
    }

    /** The resource server (the claim {@code aud}) at this address; empty where there is none of ours (RFC 8707). */
    public Optional<String> audience(String resource) {
        return settings.resources()
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().toString().equals(resource))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The address by which clients ask for the resource server of this name; empty where there is none of ours. */
    public Optional<URI> resource(String audience) {
        return Optional.ofNullable(settings.resources().get(audience));
    }

    /** Whether a client may be given these scopes: those that some client of the configuration has. */
    public boolean areKnown(Collection<String> scopes) {
        return scopes().containsAll(scopes);
    }

    /** All scopes that some client of the configuration may ask for. */
    public List<String> scopes() {
        return settings.clients()
                .values()
                .stream()
                .flatMap(client -> client.scopes().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Where a form of ours may lead by redirect at any time: the origins of all redirect URIs on the web, as a content
     * security policy writes them.
     */
    public List<String> redirectOrigins() {
        Stream<URI> configured = settings.clients()
                .values()
                .stream()
                .filter(client -> client.kind() != ClientSettings.Kind.NATIVE)
                .flatMap(client -> redirects(client.redirectUris(), client.postLogoutRedirectUris()));
        Stream<URI> made = administered.inUse()
                .filter(draft -> !isNative(draft))
                .flatMap(draft -> redirects(draft.redirectUris(), draft.postLogoutRedirectUris()));
        return Stream.concat(configured, made)
                .map(uri -> uri.getPort() < 0 ? host(uri) : host(uri) + ":" + uri.getPort())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Where a form may lead while this client asks, besides: a program on the person's machine listens on any port of the
     * loopback interface (RFC 8252 section 7.3). Nowhere for any other client.
     */
    public List<String> loopbackOrigins(String clientId) {
        Stream<URI> configured = Optional.ofNullable(settings.clients().get(clientId))
                .stream()
                .filter(client -> client.kind() == ClientSettings.Kind.NATIVE)
                .flatMap(client -> redirects(client.redirectUris(), client.postLogoutRedirectUris()));
        Stream<URI> made = administered.inUse()
                .filter(draft -> draft.id().equals(clientId) && isNative(draft))
                .flatMap(draft -> redirects(draft.redirectUris(), draft.postLogoutRedirectUris()));
        return Stream.concat(configured, made).map(uri -> host(uri) + ":*").distinct().sorted().toList();
    }

    private static Stream<URI> redirects(List<String> codes, List<String> signedOut) {
        return Stream.concat(codes.stream(), signedOut.stream()).map(URI::create);
    }

    private static boolean isNative(ClientDraft draft) {
        return draft.kind() == ClientDraft.Kind.NATIVE;
    }

    private static String host(URI uri) {
        return uri.getScheme() + "://" + uri.getHost();
    }
}
