package ch.meinkonto.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

/** An identity provider over real HTTP that publishes one key and signs what a test asks it to. */
public final class TestIdentityProvider {
    private static final TestIdentityProvider INSTANCE = new TestIdentityProvider();

    private final RSAKey key;
    private final HttpServer server;
    private volatile int tokenStatus = 400;
    private volatile String tokenAnswer = "{\"error\":\"invalid_grant\"}";

    private TestIdentityProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            answer("/oauth2/jwks", () -> 200, new JWKSet(key.toPublicJWK())::toString);
            answer("/oauth2/token", () -> tokenStatus, () -> tokenAnswer);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one of this test run. */
    public static TestIdentityProvider instance() {
        return INSTANCE;
    }

    /** Its address. */
    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What the token endpoint answers from now on. */
    public void answerTokenRequests(int status, String json) {
        tokenStatus = status;
        tokenAnswer = json;
    }

    /** A signed access token. */
    public String accessToken(String subject, String audience, String scope, Instant expiry) {
        return sign(key, issuer(), subject, audience, scope, expiry);
    }

    /** The same, signed by somebody else. */
    public String forgedToken(String subject, String audience, String scope, Instant expiry) {
        try {
            return sign(new RSAKeyGenerator(2048).keyID("test").generate(), issuer(), subject, audience, scope, expiry);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(RSAKey key, String issuer, String subject, String audience, String scope,
            Instant expiry) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                    new JWTClaimsSet.Builder().issuer(issuer)
                            .subject(subject)
                            .audience(audience)
                            .claim("scope", List.of(scope.split(" ")))
                            .issueTime(Date.from(expiry.minusSeconds(300)))
                            .expirationTime(Date.from(expiry))
                            .build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(String path, IntSupplier status, Supplier<String> json) {
        server.createContext(path, exchange -> {
            byte[] body = json.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status.getAsInt(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
