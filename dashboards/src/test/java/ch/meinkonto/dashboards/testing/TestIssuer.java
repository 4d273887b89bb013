package ch.meinkonto.dashboards.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * A small OpenID provider that signs in, without asking, the person it was told of last: real redirects, real codes, real
 * signed ID tokens.
 */
public final class TestIssuer {
    /** Secret the client must show. */
    public static final String CLIENT_SECRET = "only-for-tests";

    /** Name of the sign-in in every ID token. */
    public static final String SID = "sign-in-1";

    private final HttpServer server;
    private final ECKey key;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> pushed = new ConcurrentHashMap<>();
    private volatile int pushStatus = 201;
    private volatile Person person = new Person("a0000000-0000-4000-8000-000000000001", "Nina Suter",
            List.of("ANALYST"));

    /**
     * Who signs in.
     *
     * @param id subject
     * @param name full name
     * @param roles claim {@code roles}
     */
    public record Person(String id, String name, List<String> roles) {}

    /** Starts on a free port. */
    public TestIssuer() {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/oauth2/par", this::takePushedRequest);
        server.createContext("/oauth2/authorize", this::authorize);
        server.createContext("/oauth2/token", this::token);
        server.createContext("/oauth2/jwks",
                exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/userinfo", exchange -> answer(exchange, 200,
                Map.of("sub", person.id(), "name", person.name())));
        server.createContext("/connect/logout", exchange -> redirect(exchange,
                parameters(exchange.getRequestURI().getRawQuery()).get("post_logout_redirect_uri")));
        server.start();
    }

    /** Issuer of the tokens. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on this person signs in. */
    public void signsIn(Person somebody) {
        this.person = somebody;
    }

    /** What the endpoint for pushed requests answers from now on; 201 is the good one. */
    public void answersPushedRequests(int status) {
        this.pushStatus = status;
    }

    /** A logout token (OpenID Connect Back-Channel Logout, section 2.4) for this client about a sign-in. */
    public String logoutToken(String client, String subject, String sid) {
        Instant now = Instant.now();
        return signed("logout+jwt", new JWTClaimsSet.Builder().issuer(url())
                .subject(subject)
                .audience(client)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)))
                .claim("sid", sid)
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .build());
    }

    /** RFC 9126 section 2: only who shows the secret pushes. */
    private void takePushedRequest(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean proven = exchange.getRequestHeaders().getFirst("Authorization") != null;
        String reference = "urn:ietf:params:oauth:request_uri:" + UUID.randomUUID();
        pushed.put(reference, parameters(body));
        answer(exchange, proven ? pushStatus : 401, Map.of("request_uri", reference, "expires_in", 90));
    }

    /** Takes pushed requests only, each once, as the real provider does from this client. */
    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> sent = parameters(exchange.getRequestURI().getRawQuery());
        Map<String, String> request = pushed.remove(String.valueOf(sent.get("request_uri")));
        if (request == null || sent.size() != 2 || !"dashboards".equals(sent.get("client_id"))) {
            answer(exchange, 400, Map.of("error", "invalid_request"));
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, request);
        redirect(exchange, request.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(request.get("state"), StandardCharsets.UTF_8));
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if ("client_credentials".equals(parameters(body).get("grant_type"))) {
            answer(exchange, 200, Map.of("access_token", "token-for-" + parameters(body).get("resource"), "token_type",
                    "Bearer", "expires_in", 300, "scope", String.valueOf(parameters(body).get("scope"))));
            return;
        }
        Map<String, String> request = codes.remove(parameters(body).get("code"));
        if (request == null || !parameters(body).containsKey("code_verifier")) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        Instant now = Instant.now();
        String idToken = signed("JWT", new JWTClaimsSet.Builder().issuer(url())
                .subject(person.id())
                .audience("dashboards")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("sid", SID)
                .claim("nonce", request.get("nonce"))
                .claim("roles", person.roles())
                .build());
        answer(exchange, 200, Map.of("access_token", UUID.randomUUID().toString(), "token_type", "Bearer",
                "expires_in", 300, "scope", "openid profile", "id_token", idToken));
    }

    private String signed(String type, JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID())
                .type(new JOSEObjectType(type))
                .build(), claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", URI.create(location).toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static Map<String, String> parameters(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1]), (first, _) -> first));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
