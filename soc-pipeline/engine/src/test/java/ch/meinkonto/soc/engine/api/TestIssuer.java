package ch.meinkonto.soc.engine.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** An issuer of tokens with a key of its own, published over HTTP; whoever asks it gets the one that test applications take. */
final class TestIssuer {
    private final ECKey key;
    private final HttpServer server;

    TestIssuer() {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/oauth2/jwks", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            byte[] token = "{\"access_token\": \"token-of-the-engine\", \"expires_in\": 300}"
                    .getBytes(StandardCharsets.UTF_8);
            server.createContext("/oauth2/token", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, token.length);
                exchange.getResponseBody().write(token);
                exchange.close();
            });
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String token(String issuer, String audience, String scope) {
        return token(issuer, audience, scope, "security-tests", "security-tests");
    }

    /** A token of an account or, where subject and client are one, of a program itself. */
    String token(String issuer, String audience, String scope, String subject, String client) {
        return token(issuer, audience, scope, subject, client, null);
    }

    /** A token that is bound to a key or a certificate: the claim {@code cnf} with this member. */
    String boundToken(String issuer, String audience, String scope, String member) {
        return token(issuer, audience, scope, "security-tests", "security-tests", Map.of(member, "thumbprint"));
    }

    private String token(String issuer, String audience, String scope, String subject, String client,
            @Nullable Map<String, String> confirmation) {
        try {
            Instant now = Instant.now();
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("test")
                    .type(new JOSEObjectType("at+jwt"))
                    .build(),
                    new JWTClaimsSet.Builder().issuer(issuer)
                            .subject(subject)
                            .audience(audience)
                            .claim("scope", scope)
                            .claim("client_id", client)
                            .claim("cnf", confirmation)
                            .jwtID(UUID.randomUUID().toString())
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(300)))
                            .build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
