package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.AccountDeleted;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.ops.stores.TestPostgres;

/** Clients learn that an account is deleted: RFC 8417, RFC 8935, OpenID RISC Profile. */
class AccountNoticeTests {
    private static final Duration SOON = Duration.ofSeconds(30);
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> types = new CopyOnWriteArrayList<>();
    private volatile int status = 202;
    private HttpServer client;
    private TestAuthServer server;

    @BeforeEach
    void start() throws IOException {
        client = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        client.createContext("/events", exchange -> {
            types.add(exchange.getRequestHeaders().getFirst("Content-Type"));
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        client.start();
        server = TestAuthServer.start(TestPostgres.database("notice"),
                "meinkonto.auth.clients.portal.security-event-uri=http://127.0.0.1:" + client.getAddress().getPort()
                        + "/events");
    }

    @AfterEach
    void stop() {
        server.close();
        client.stop(0);
    }

    @Test
    void theClientThatWantsToKnowIsToldWhichAccountIsDeleted() {
        delete("account-1");

        await().atMost(SOON).until(() -> received.size() == 1 && waiting() == 0);
        assertThat(types).containsExactly("application/secevent+jwt");
        assertThat(TestClient.header(received.getFirst())).containsEntry("typ", "secevent+jwt")
                .containsEntry("alg", "ES256");
        assertThat(TestClient.claims(received.getFirst())).containsEntry("iss", TestAuthServer.ISSUER)
                .containsEntry("aud", "portal")
                .containsEntry("events", Map.of(
                        "https://schemas.openid.net/secevent/risc/event-type/account-purged",
                        Map.of("subject", Map.of("format", "iss_sub", "iss", TestAuthServer.ISSUER, "sub",
                                "account-1"))))
                .doesNotContainKeys("exp", "sub");
    }

    @Test
    void aClientThatDoesNotTakeItIsToldAgainWithTheSameName() {
        status = 503;
        delete("account-2");
        await().atMost(SOON).until(() -> received.size() == 1);

        status = 202;
        await().atMost(SOON).until(() -> received.size() == 2 && waiting() == 0);
        assertThat(TestClient.claims(received.getLast()).get("jti"))
                .isEqualTo(TestClient.claims(received.getFirst()).get("jti"));
    }

    private void delete(String accountId) {
        server.bean(TransactionOperations.class).executeWithoutResult(
                _ -> server.bean(ApplicationEventMulticaster.class)
                        .multicastEvent(new PayloadApplicationEvent<>(this, new AccountDeleted(accountId))));
    }

    private long waiting() {
        return server.database().sql("select count(*) from account_notice").query(Long.class).single();
    }
}
