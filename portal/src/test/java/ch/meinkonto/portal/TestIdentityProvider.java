package ch.meinkonto.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An identity provider over real HTTP that publishes one key and signs what a test asks it to. */
public final class TestIdentityProvider {
    private static final TestIdentityProvider INSTANCE = new TestIdentityProvider();

    private final ECKey key;
    private final HttpServer server;
    private final Set<String> takenBack = ConcurrentHashMap.newKeySet();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile int introspectionStatus = 200;
    private volatile Map<String, String> pushedRequest = Map.of();
    private volatile int pushStatus = 201;
    private volatile int tokenStatus = 400;
    private volatile String tokenAnswer = "{\"error\":\"invalid_grant\"}";

    private TestIdentityProvider() {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            answer("/oauth2/jwks", () -> 200, new JWKSet(key.toPublicJWK())::toString);
            server.createContext("/oauth2/par", this::takePushedRequest);
            server.createContext("/oauth2/introspect", this::tellWhetherActive);
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
        return sign(key, issuer(), subject, audience, scope, expiry, "at+jwt");
    }

    /** The same claims in a token that is no access token. */
    public String otherToken(String subject, String audience, String scope, Instant expiry) {
        return sign(key, issuer(), subject, audience, scope, expiry, "JWT");
    }

    /** The same, signed by somebody else. */
    public String forgedToken(String subject, String audience, String scope, Instant expiry) {
        try {
            return sign(new ECKeyGenerator(Curve.P_256).keyID("test").generate(), issuer(), subject, audience, scope,
                    expiry,
                    "at+jwt");
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An access token that is bound to a key (RFC 9449). */
    public String boundToken(String subject, String thumbprint, Instant expiry) {
        return accessToken(subject, Map.of("cnf", Map.of("jkt", thumbprint)), expiry);
    }

    /** An access token for the portal with these claims besides the usual ones. */
    public String accessToken(String subject, Map<String, Object> claims, Instant expiry) {
        JWTClaimsSet.Builder token = new JWTClaimsSet.Builder().issuer(issuer())
                .subject(subject)
                .audience("portal-api")
                .claim("scope", "parking-permit")
                .claim("client_id", "partner")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(expiry.minusSeconds(300)))
                .expirationTime(Date.from(expiry));
        claims.forEach(token::claim);
        return sign(key, "at+jwt", token.build());
    }

    /** A logout token (OpenID Connect Back-Channel Logout, section 2.4); the claims add to it or replace, null removes. */
    public String logoutToken(String subject, Map<String, Object> claims) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder token = new JWTClaimsSet.Builder().issuer(issuer())
                .subject(subject)
                .audience("portal")
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)));
        claims.forEach(token::claim);
        return sign(key, claims.containsKey("typ") ? "JWT" : "logout+jwt", token.claim("typ", null).build());
    }

    /** A security event token (RFC 8417); the claims add to it or replace. */
    public String securityEventToken(Map<String, Object> events, Map<String, Object> claims) {
        JWTClaimsSet.Builder token = new JWTClaimsSet.Builder().issuer(issuer())
                .audience("portal")
                .claim("events", events)
                .claim("toe", Instant.now().getEpochSecond())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(new Date());
        claims.forEach(token::claim);
        return sign(key, claims.containsKey("typ") ? "JWT" : "secevent+jwt", token.claim("typ", null).build());
    }

    /** From now on a token is no longer good. */
    public void takeBack(String token) {
        takenBack.add(token);
    }

    /** What the introspection endpoint answers from now on. */
    public void answerIntrospection(int status) {
        introspectionStatus = status;
    }

    /** How often somebody asked whether a token is good. */
    public int questions() {
        return questions.get();
    }

    /** RFC 7662 section 2. */
    private void tellWhetherActive(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        questions.incrementAndGet();
        boolean authenticated = exchange.getRequestHeaders().getFirst("Authorization") != null;
        byte[] body = ("{\"active\":" + !takenBack.contains(form.get("token")) + "}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(authenticated ? introspectionStatus : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** What the last pushed authorization request said. */
    public Map<String, String> pushedRequest() {
        return pushedRequest;
    }

    /** What the endpoint for pushed requests answers from now on. */
    public void answerPushedRequests(int status) {
        pushStatus = status;
    }

    private void takePushedRequest(HttpExchange exchange) throws IOException {
        pushedRequest = form(exchange);
        boolean authenticated = exchange.getRequestHeaders().getFirst("Authorization") != null;
        byte[] body = "{\"request_uri\":\"urn:ietf:params:oauth:request_uri:test\",\"expires_in\":90}"
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(authenticated ? pushStatus : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String sign(ECKey key, String issuer, String subject, String audience, String scope,
            Instant expiry, String type) {
        return sign(key, type, new JWTClaimsSet.Builder().issuer(issuer)
                .subject(subject)
                .audience(audience)
                .claim("scope", scope)
                .claim("client_id", "partner")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(expiry.minusSeconds(300)))
                .expirationTime(Date.from(expiry))
                .build());
    }

    private static String sign(ECKey key, String type, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID())
                    .type(new JOSEObjectType(type))
                    .build(), claims);
            token.sign(new ECDSASigner(key));
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
