package ch.meinkonto.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.ops.stores.TestPostgres.Database;

/** The life of a signing key: OpenID Connect Core, section 10.1.1. */
class KeyRotationTests {
    private static final String ANNA = "anna.muster@example.ch";

    @Test
    void aKeyIsPublishedSignsAndGoesWhenItsLastTokenHasExpired() {
        Database database = TestPostgres.database("rotation");
        try (TestAuthServer one = TestAuthServer.start(database);
                TestAuthServer other = TestAuthServer.start(database)) {
            String first = kid(one);
            TestClient portal = TestClient.portal();
            String token = portal.redeem(one.url(), portal.code(one.url(), ANNA)).text("access_token");

            age(one, Duration.ofDays(91));
            refresh(one, other);
            assertThat(published(one)).hasSize(2).contains(first).isEqualTo(published(other));
            assertThat(kid(one)).isEqualTo(first).isEqualTo(kid(other));

            age(one, Duration.ofMinutes(61));
            refresh(other, one);
            String second = kid(one);
            assertThat(second).isNotEqualTo(first).isEqualTo(kid(other));
            assertThat(TestClient.get(other.url().resolve("/userinfo"), token).status()).isEqualTo(200);

            age(one, Duration.ofHours(2));
            refresh(one, other);
            assertThat(published(other)).containsExactly(second).isEqualTo(published(one));
        }
    }

    @Test
    void instancesThatLookAtTheSameTimeMakeOneKey() throws Exception {
        Database database = TestPostgres.database("race");
        try (TestAuthServer server = TestAuthServer.start(database);
                var threads = Executors.newFixedThreadPool(6)) {
            server.database().sql("delete from key.signing_key").update();
            Callable<List<String>> look = () -> new SigningKeys(server.database(),
                    new TransactionTemplate(server.bean(PlatformTransactionManager.class)),
                    server.bean(KeySettings.class), Clock.systemUTC()).upToDate()
                    .stream()
                    .map(key -> key.jwk().getKeyID())
                    .toList();

            Set<List<String>> seen = new HashSet<>();
            for (Future<List<String>> keys : threads.invokeAll(Collections.nCopies(6, look))) {
                seen.add(keys.get());
            }

            assertThat(seen).singleElement().asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(1);
        }
    }

    @Test
    void anRsaKeyOfBeforeSignsNoMoreAndIsRetired() throws Exception {
        Database database = TestPostgres.database("retired");
        try (TestAuthServer server = TestAuthServer.start(database)) {
            JWK rsa = new RSAKeyGenerator(2048).keyID("rsa")
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            KeySeal.Sealed sealed = server.bean(KeySettings.class).seal().close("rsa", rsa.toJSONString());
            server.database().sql("delete from key.signing_key").update();
            server.database()
                    .sql("insert into key.signing_key (id, algorithm, nonce, sealed, created_at, signs_from) "
                            + "values ('rsa', 'RS256', ?, ?, ?, ?)")
                    .params(sealed.nonce(), sealed.bytes(), Timestamp.from(Instant.EPOCH),
                            Timestamp.from(Instant.EPOCH))
                    .update();

            refresh(server);
            assertThat(published(server)).hasSize(2).contains("rsa");
            assertThat(TestClient.header(machineToken(server))).containsEntry("alg", "ES256");

            age(server, Duration.ofMinutes(121));
            refresh(server);
            assertThat(published(server)).hasSize(1).doesNotContain("rsa");
        }
    }

    @Test
    void onlyThePublicHalfIsPublished() {
        try (TestAuthServer server = TestAuthServer.start()) {
            String keys = new TestBrowser().get(server.url().resolve("/oauth2/jwks")).body();
            assertThat(keys).contains("\"x\"", "\"y\"", "\"crv\":\"P-256\"", "\"alg\":\"ES256\"")
                    .doesNotContain("\"d\"");
        }
    }

    /** Lets time pass: everything in the database was earlier. */
    private static void age(TestAuthServer server, Duration time) {
        server.database()
                .sql("update key.signing_key set signs_from = signs_from - make_interval(secs => ?)")
                .param((double) time.toSeconds())
                .update();
    }

    private static void refresh(TestAuthServer... servers) {
        for (TestAuthServer server : servers) {
            server.bean(KeyRotation.class).rotate();
        }
    }

    private static String kid(TestAuthServer server) {
        return (String) TestClient.header(machineToken(server)).get("kid");
    }

    private static String machineToken(TestAuthServer server) {
        return TestClient.securityTests()
                .token(server.url(), Map.of("grant_type", "client_credentials", "scope", "soc:read"))
                .text("access_token");
    }

    @SuppressWarnings("unchecked")
    private static List<String> published(TestAuthServer server) {
        List<Map<String, String>> keys = (List<Map<String, String>>) TestClient
                .get(server.url().resolve("/oauth2/jwks"), "none")
                .body()
                .get("keys");
        return keys.stream().map(key -> key.get("kid")).sorted().toList();
    }
}
