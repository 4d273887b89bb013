package ch.meinkonto.soc.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.ops.stores.TestPostgres;

/** Blocked addresses over HTTP, on two instances; the addresses come as a trusted proxy tells them. */
class BlockedAddressTests {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final TestClock CLOCK = new TestClock();
    private static TestApplication one;
    private static TestApplication other;

    @BeforeAll
    static void start() {
        TestPostgres.Database database = TestPostgres.database("blocked");
        one = TestApplication.on(database, CLOCK);
        other = TestApplication.on(database, CLOCK);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.7, 198.51.100.7, 198.51.100.8", "198.51.101.0/24, 198.51.101.255, 198.51.102.0",
            "198.51.103.9/24, 198.51.103.1, 198.51.104.1", "2001:db8:1::/48, 2001:db8:1:ffff::1, 2001:db8:2::1",
            "2001:DB8:3:0::5, 2001:db8:3::5, 2001:db8:3::6", "::ffff:198.51.105.1, 198.51.105.1, 198.51.105.2"})
    void anAddressIsBlockedOnAllInstancesAndItsNeighbourIsNot(String target, String within, String beside) {
        Map<String, Object> order = TestOrders.block(target, CLOCK.instant());
        assertThat(one.visit("/page", within).status()).isEqualTo(200);

        assertThat(one.put(order).status()).isEqualTo(200);

        await().atMost(SOON).until(() -> one.visit("/page", within).status() == 403);
        await().atMost(SOON).until(() -> other.visit("/page", within).status() == 403);
        assertThat(one.visit("/page", beside).status()).isEqualTo(200);
        assertThat(other.visit("/page", beside).status()).isEqualTo(200);
        one.delete("/api/v1/responses/" + order.get("id") + "?by=beat");
        await().atMost(SOON).until(() -> other.visit("/page", within).status() == 200);
    }

    @Test
    void aBlockEndsOnTimeAlthoughNobodyLooksIntoTheDatabase() {
        one.put(TestOrders.block("192.0.2.1", CLOCK.instant()));
        await().atMost(SOON).until(() -> other.visit("/page", "192.0.2.1").status() == 403);

        CLOCK.move(Duration.ofHours(1));

        assertThat(other.visit("/page", "192.0.2.1").status()).isEqualTo(200);
    }

    @Test
    void manyRefusalsAreToldInFewEventsWithoutAnotherRequest() {
        one.put(TestOrders.block("192.0.2.2", CLOCK.instant()));
        await().atMost(SOON).until(() -> one.visit("/page", "192.0.2.2").status() == 403);
        assertThat(lastAddress()).isEqualTo("192.0.2.2");
        int until = counts().size();
        for (int request = 0; request < 20; request++) {
            one.visit("/page", "192.0.2.2");
        }
        assertThat(counts()).hasSize(until);

        CLOCK.move(Duration.ofSeconds(11));

        await().atMost(SOON).untilAsserted(() -> assertThat(counts()).hasSize(until + 1).last().isEqualTo(20));
    }

    @Test
    void whatCannotBeToldIsToldLaterAndOpensNoDoor() {
        one.put(TestOrders.block("192.0.2.3", CLOCK.instant()));
        await().atMost(SOON).until(() -> one.visit("/page", "192.0.2.3").status() == 403);
        int until = counts().size();
        CLOCK.move(Duration.ofSeconds(11));
        one.database().sql("alter table security_event.outbox rename to gone").update();
        try {
            for (int request = 0; request < 5; request++) {
                assertThat(one.visit("/page", "192.0.2.3").status()).isEqualTo(403);
            }
        } finally {
            one.database().sql("alter table security_event.gone rename to outbox").update();
        }

        CLOCK.move(Duration.ofSeconds(11));

        await().atMost(SOON).untilAsserted(() -> assertThat(counts()).hasSize(until + 1).last().isEqualTo(5));
    }

    @Test
    void aRefusalIsAProblemDocumentAndNoPageOfTheApplication() {
        one.put(TestOrders.block("192.0.2.4", CLOCK.instant()));

        TestApplication.Answer refusal = await().atMost(SOON)
                .until(() -> one.visit("/page", "192.0.2.4"), answer -> answer.status() == 403);

        assertThat(refusal.code()).isEqualTo("address-blocked");
        assertThat(refusal.response().headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void theMachineItselfIsSeenByItsSupervisorWhateverIsBlocked() {
        one.put(TestOrders.block("127.0.0.0/16", CLOCK.instant()));
        await().atMost(SOON).until(() -> one.visit("/page", "127.0.0.1").status() == 403);

        assertThat(one.visit("/actuator/health", "127.0.0.1").status()).isEqualTo(200);
    }

    private static String lastAddress() {
        return one.database().sql("""
                select attributes ->> 'client.ip' from security_event.outbox
                where action = 'ratelimit.hit' order by position desc limit 1""")
                .query(String.class)
                .single();
    }

    private static List<Integer> counts() {
        return one.database().sql("""
                select (attributes ->> 'meinkonto.ratelimit.count')::int from security_event.outbox
                where action = 'ratelimit.hit' order by position""")
                .query(Integer.class)
                .list();
    }
}
