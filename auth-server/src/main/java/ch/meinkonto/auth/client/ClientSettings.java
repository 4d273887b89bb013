package ch.meinkonto.auth.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The clients, by client id, and the resource servers their tokens are for.
 *
 * @param clients clients by client id
 * @param audiences resource servers (the claim {@code aud}) by scope that opens them
 * @param resources address by which clients ask for a resource server (RFC 8707), by resource server
 */
@Validated
@ConfigurationProperties(value = "meinkonto.auth", ignoreUnknownFields = true)
record ClientSettings(@NotEmpty Map<String, @Valid Client> clients, @DefaultValue Map<String, List<String>> audiences,
        @DefaultValue Map<String, URI> resources) {
    private static final int SHORTEST_SECRET = 32;

    /** The settings of keys see to it that a key stays published for longer than this after its last signature. */
    private static final Duration LONGEST_ACCESS = Duration.ofHours(1);

    ClientSettings {
        clients.forEach(ClientSettings::requireSecret);
        clients.forEach(ClientSettings::requireShortAccess);
        clients.forEach((id, client) -> requireExchangeable(id, client, clients));
    }

    /** What a client is: decides how it proves itself and which grants it may use. */
    enum Kind {
        /** A web application that keeps its tokens on the server: code with PKCE, client secret, refresh tokens. */
        WEB,
        /** An application on a person's device, which can keep no secret: code with PKCE (RFC 8252). */
        NATIVE,
        /** A program on a device without keyboard or browser: a person allows it elsewhere, by a code (RFC 8628). */
        DEVICE,
        /** A machine that acts for itself (client credentials), or for people whose tokens it exchanges (RFC 8693). */
        MACHINE;

        /** Whether it runs where others can read what is in it. */
        boolean canKeepNoSecret() {
            return this == NATIVE || this == DEVICE;
        }
    }

    /**
     * One client.
     *
     * @param kind what it is
     * @param name name for people
     * @param secret its secret, absent where the kind is native or the client signs
     * @param keysUri where its public keys are, if it signs instead of showing a secret (private_key_jwt)
     * @param certificateSubject the subject of its certificate (RFC 2253, as {@code CN=engine,O=City}), if it shows one of an
     *        authority we trust instead of a secret (RFC 8705); its tokens are bound to the certificate
     * @param redirectUris where codes may be sent, compared exactly (RFC 9700 section 2.1)
     * @param postLogoutRedirectUris where a person may be sent after signing out
     * @param backChannelLogoutUri where it is told that somebody signed out, absent where it does not want to know
     * @param securityEventUri where it is told that an account is deleted, absent where it does not want to know
     * @param scopes what it may ask for
     * @param pushedRequests whether it must push its authorization requests (RFC 9126)
     * @param boundTokens whether all its tokens are bound to a key of its own (RFC 9449)
     * @param exchangesTokensOf the clients whose access tokens it may exchange for tokens of its own (RFC 8693); a machine
     *        that does that gets none for itself
     * @param fapi whether it keeps to the FAPI 2.0 Security Profile: it signs, pushes its requests and binds its tokens
     * @param roles whether it gets to know the person's roles: the claim {@code roles}
     * @param accessTokenLifetime how long an access token is valid, at most an hour
     * @param refreshTokenLifetime how long a session of the client can be prolonged without the person
     */
    record Client(@NotNull Kind kind, @NotBlank String name, @Nullable String secret,
            @Nullable URI keysUri, @Nullable String certificateSubject,
            @DefaultValue List<String> redirectUris, @DefaultValue List<String> postLogoutRedirectUris,
            @Nullable URI backChannelLogoutUri, @Nullable URI securityEventUri,
            @NotEmpty List<String> scopes, @DefaultValue("false") boolean pushedRequests,
            @DefaultValue("false") boolean boundTokens, @DefaultValue List<String> exchangesTokensOf,
            @DefaultValue("false") boolean fapi, @DefaultValue("false") boolean roles,
            @DefaultValue("10m") Duration accessTokenLifetime,
            @DefaultValue("8h") Duration refreshTokenLifetime) {
        Client {
            certificateSubject = certificateSubject == null || certificateSubject.isBlank() ? null : certificateSubject;
            // FAPI 2.0 Security Profile, sections 5.3.2.1 and 5.3.2.2; what else it wants, we want of everybody.
            pushedRequests = pushedRequests || fapi && kind != Kind.MACHINE;
            boundTokens = boundTokens || fapi;
        }

        /** Whether it proves itself by something else than a secret. */
        boolean needsNoSecret() {
            return keysUri != null || certificateSubject != null;
        }

        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    private static void requireShortAccess(String id, Client client) {
        if (client.accessTokenLifetime().compareTo(LONGEST_ACCESS) > 0) {
            throw new IllegalArgumentException("access tokens of client " + id + " live for at most an hour");
        }
    }

    private static void requireSecret(String id, Client client) {
        String secret = client.secret();
        int length = secret == null ? 0 : secret.strip().length();
        if (client.kind().canKeepNoSecret() && length > 0) {
            throw new IllegalArgumentException("client " + id + " runs on people's devices and cannot keep a secret");
        }
        if (client.fapi() && (client.keysUri() == null || client.kind().canKeepNoSecret())) {
            throw new IllegalArgumentException("client " + id + " cannot keep to FAPI without keys of its own");
        }
        if (client.keysUri() != null && client.certificateSubject() != null) {
            throw new IllegalArgumentException("client " + id + " signs or shows a certificate, not both");
        }
        if (client.certificateSubject() != null && client.kind().canKeepNoSecret()) {
            throw new IllegalArgumentException("client " + id + " runs on people's devices and cannot keep a key");
        }
        if (client.needsNoSecret() && length > 0) {
            throw new IllegalArgumentException("client " + id + " signs or shows a certificate: it needs no secret");
        }
        if (!client.kind().canKeepNoSecret() && !client.needsNoSecret() && length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("client " + id + " needs a secret of at least 32 characters");
        }
    }

    /** Only what a person allowed can be passed on, and only once: there is a person in every token that is exchanged. */
    private static void requireExchangeable(String id, Client client, Map<String, Client> clients) {
        if (client.kind() != Kind.MACHINE && !client.exchangesTokensOf().isEmpty()) {
            throw new IllegalArgumentException("client " + id + " is no machine and exchanges no tokens");
        }
        client.exchangesTokensOf().forEach(other -> {
            Client subject = clients.get(other);
            if (subject == null || subject.kind() == Kind.MACHINE) {
                throw new IllegalArgumentException("client " + id + " cannot exchange tokens of client " + other
                        + ": people allow it nothing");
            }
        });
    }
}
