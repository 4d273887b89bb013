package ch.meinkonto.soc.responder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.ops.stores.TestPostgres;

/** An application that carries out orders, on a port of its own and a real database; its events stay in its outbox. */
final class TestApplication implements AutoCloseable {
    static final String ENGINE = "203.0.113.250";
    private static final byte[] KEY = "a key that only the tests have, of 32 bytes and more".getBytes(
            StandardCharsets.US_ASCII);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private TestApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static TestApplication on(TestPostgres.Database database, TestClock clock, String... settings) {
        String[] all = Stream.of(Stream.of(database.springProperties()), Stream.of("server.port=0",
                "server.address=127.0.0.1", "server.forward-headers-strategy=native", "meinkonto.telemetry.relay=false",
                "meinkonto.responder.audience=test-api", "spring.datasource.hikari.maximum-pool-size=4"),
                Stream.of(settings))
                .flatMap(part -> part)
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        return new TestApplication(new SpringApplicationBuilder(Parts.class)
                .initializers(parent -> parent.getBeanFactory().registerSingleton("clock", clock))
                .run(all));
    }

    /** An answer. */
    record Answer(int status, String body, HttpResponse<String> response) {
        Map<?, ?> document() {
            return JSON.readValue(body, Map.class);
        }

        List<?> list() {
            return JSON.readValue(body, List.class);
        }

        Object code() {
            return document().get("code");
        }
    }

    Answer put(Map<String, Object> order) {
        return send("PUT", "/api/v1/responses/" + order.get("id"), JSON.writeValueAsString(order), token(Map.of()),
                ENGINE);
    }

    Answer get(String path) {
        return send("GET", path, "", token(Map.of()), ENGINE);
    }

    Answer delete(String path) {
        return send("DELETE", path, "", token(Map.of()), ENGINE);
    }

    /** Somebody without any token asks for the page of the application. */
    Answer visit(String path, String address) {
        return send("GET", path, "", null, address);
    }

    Answer send(String method, String path, String body, String token, String address) {
        URI uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body))
                .header("X-Forwarded-For", address);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A token of the engine; the claims replace the usual ones, null removes. */
    static String token(Map<String, Object> claims) {
        JWTClaimsSet.Builder token = new JWTClaimsSet.Builder().audience("test-api")
                .claim("client_id", "engine")
                .claim("scope", "soc:respond")
                .expirationTime(new Date(System.currentTimeMillis() + 60_000));
        claims.forEach((name, value) -> token.claim(name, "".equals(value) ? null : value));
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), token.build());
            jwt.sign(new MACSigner(KEY));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    JdbcClient database() {
        return context.getBean(JdbcClient.class);
    }

    /** What was told of an order, oldest first: the state and by whom. */
    List<String> told(String id) {
        return database().sql("""
                select attributes ->> 'meinkonto.response.state' || ' '
                        || coalesce(attributes ->> 'meinkonto.response.ordered_by', '-')
                from security_event.outbox where attributes ->> 'meinkonto.response.id' = ? order by position""")
                .param(id)
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        context.close();
    }

    /** What the application brings itself. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Parts {
        @Bean
        JwtDecoder tokens(Clock clock) {
            return NimbusJwtDecoder.withSecretKey(new SecretKeySpec(KEY, "HmacSHA256")).build();
        }

        @Bean
        SecurityFilterChain pages(HttpSecurity http) {
            return http.authorizeHttpRequests(routes -> routes.anyRequest().permitAll()).build();
        }

        @Bean
        LockTestAccount lockAccount(JdbcClient jdbc, ResponsesInForce inForce) {
            return new LockTestAccount(jdbc, inForce);
        }

        @Bean
        SignOutTestAccount revokeSessions() {
            return new SignOutTestAccount();
        }

        @Bean
        Page page() {
            return new Page();
        }
    }

    /** A page that anybody may see, and the probe of the process. */
    @RestController
    static class Page {
        @GetMapping({"/page", "/actuator/health"})
        String page() {
            return "welcome";
        }
    }
}
