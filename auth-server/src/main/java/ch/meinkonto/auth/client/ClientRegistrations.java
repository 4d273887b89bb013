package ch.meinkonto.auth.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings.Builder;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the registered clients in the database equal to the configured ones. */
final class ClientRegistrations {
    /** Client setting: authorization requests must be pushed. */
    static final String PUSHED_REQUESTS = "settings.client.meinkonto.pushed-requests";

    /** Client setting: tokens tell the person's roles. */
    static final String ROLES = "settings.client.meinkonto.roles";

    /** Client setting: every token is bound to a key. */
    static final String BOUND_TOKENS = "settings.client.meinkonto.bound-tokens";

    private static final Logger LOG = LoggerFactory.getLogger(ClientRegistrations.class);
    /** A code is redeemed at once or not at all (RFC 9700 section 2.1.1, ASVS 10.4.3). */
    private static final Duration CODE_LIFETIME = Duration.ofSeconds(60);
    /** A person walks to another device and signs in there; the shorter, the fewer codes there are to guess (RFC 8628). */
    private static final Duration DEVICE_CODE_LIFETIME = Duration.ofMinutes(10);
    /** Any number that no other lock of this database uses. */
    private static final long LOCK = 0x6d6b_636c_6965L;

    private final RegisteredClientRepository repository;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final PasswordEncoder secrets;

    ClientRegistrations(RegisteredClientRepository repository, JdbcClient jdbc, TransactionOperations transactions,
            PasswordEncoder secrets) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.secrets = secrets;
    }

    /** Adds what is new, changes what differs and removes what is gone, together with its tokens; what administrators made stays. */
    void apply(Map<String, ClientSettings.Client> configured) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, number) -> number).list();
            configured.forEach(this::register);
            removeAllBut(List.copyOf(configured.keySet()));
        });
    }

    private void register(String id, ClientSettings.Client client) {
        RegisteredClient existing = repository.findByClientId(id);
        RegisteredClient wanted = registered(id, client, existing);
        if (existing == null || !wanted.equals(existing)) {
            repository.save(wanted);
            LOG.info("client registered id={} kind={} new={}", id, client.kind(), existing == null);
        }
    }

    /** A client as the framework keeps it; without a secret of its own it keeps the one it has. */
    RegisteredClient registered(String id, ClientSettings.Client client, @Nullable RegisteredClient existing) {
        RegisteredClient.Builder builder = existing == null
                ? RegisteredClient.withId(id)
                : RegisteredClient.from(existing);
        builder.clientId(id)
                .clientName(client.name())
                .redirectUris(uris -> replace(uris, client.redirectUris()))
                .postLogoutRedirectUris(uris -> replace(uris, client.postLogoutRedirectUris()))
                .scopes(scopes -> replace(scopes, client.scopes()))
                .clientAuthenticationMethods(methods -> replace(methods, List.of(authenticationMethod(client))))
                .authorizationGrantTypes(grants -> replace(grants, grants(client)))
                .clientSettings(settings(client).build())
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(CODE_LIFETIME)
                        .accessTokenTimeToLive(client.accessTokenLifetime())
                        .refreshTokenTimeToLive(client.refreshTokenLifetime())
                        .deviceCodeTimeToLive(DEVICE_CODE_LIFETIME)
                        .reuseRefreshTokens(false)
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                        .build());
        String secret = client.secret();
        if (secret != null && !client.kind().canKeepNoSecret()) {
            builder.clientSecret(secretHash(secret, existing));
        }
        return builder.build();
    }

    /** The hash that is there, if it is one of this secret: hashing anew would change the row at each start. */
    private String secretHash(String secret, @Nullable RegisteredClient existing) {
        return Optional.ofNullable(existing)
                .map(RegisteredClient::getClientSecret)
                .filter(hash -> secrets.matches(secret, hash) && !secrets.upgradeEncoding(hash))
                .orElseGet(() -> Objects.requireNonNull(secrets.encode(secret)));
    }

    private static ClientAuthenticationMethod authenticationMethod(ClientSettings.Client client) {
        return switch (client.kind()) {
            case WEB, MACHINE -> {
                if (client.certificateSubject() != null) {
                    yield ClientAuthenticationMethod.TLS_CLIENT_AUTH;
                }
                yield client.keysUri() == null
                        ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
                        : ClientAuthenticationMethod.PRIVATE_KEY_JWT;
            }
            case NATIVE, DEVICE -> ClientAuthenticationMethod.NONE;
        };
    }

    /** A program that can keep no secret renews tokens only if they are bound to its key (RFC 9700 section 2.2.2). */
    private static List<AuthorizationGrantType> grants(ClientSettings.Client client) {
        return switch (client.kind()) {
            case WEB -> List.of(AuthorizationGrantType.AUTHORIZATION_CODE, AuthorizationGrantType.REFRESH_TOKEN);
            case NATIVE -> renewing(AuthorizationGrantType.AUTHORIZATION_CODE, client);
            case DEVICE -> renewing(AuthorizationGrantType.DEVICE_CODE, client);
            case MACHINE -> List.of(client.exchangesTokensOf().isEmpty()
                    ? AuthorizationGrantType.CLIENT_CREDENTIALS
                    : AuthorizationGrantType.TOKEN_EXCHANGE);
        };
    }

    private static List<AuthorizationGrantType> renewing(AuthorizationGrantType grant, ClientSettings.Client client) {
        return client.boundTokens() ? List.of(grant, AuthorizationGrantType.REFRESH_TOKEN) : List.of(grant);
    }

    /** All clients are the city's own: nobody is asked whether the city may know what the city knows. */
    private static Builder settings(ClientSettings.Client client) {
        Builder settings = org.springframework.security.oauth2.server.authorization.settings.ClientSettings.builder()
                .requireProofKey(client.kind() != ClientSettings.Kind.MACHINE)
                .setting(PUSHED_REQUESTS, client.pushedRequests())
                .setting(BOUND_TOKENS, client.boundTokens())
                .setting(ROLES, client.roles())
                .requireAuthorizationConsent(false);
        if (client.certificateSubject() != null) {
            settings.x509CertificateSubjectDN(client.certificateSubject());
        }
        return client.keysUri() == null
                ? settings
                : settings.jwkSetUrl(client.keysUri().toString())
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES256);
    }

    private void removeAllBut(List<String> ids) {
        jdbc.sql("""
                delete from oauth2_registered_client where client_id not in (:ids)
                    and client_id not in (select client_id from oauth2_administered_client where not disabled)
                returning client_id""")
                .param("ids", ids)
                .query(String.class)
                .list()
                .forEach(id -> LOG.info("client removed id={}", id));
    }

    private static <T> void replace(java.util.Set<T> current, List<T> wanted) {
        current.clear();
        current.addAll(wanted);
    }
}
