package ch.meinkonto.soc.engine.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.alert.AlertFeed;

/** From the index of alerts to a receiver, across outages and restarts, with a real node and a real receiver. */
class ChannelWorkerTests {
    private static final String ADDRESS = "203.0.113.1";
    private static ElasticsearchClient client;

    private final MovedClock clock = new MovedClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TestWebhook receiver = new TestWebhook();
    private final NotifySettings settings = new NotifySettings(null, null, null, Duration.ofSeconds(2),
            Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofHours(24),
            List.of(Duration.ofHours(1), Duration.ofHours(4)), Duration.ofDays(90));
    private TestAlerts alerts;

    @BeforeAll
    static void connect() {
        client = TestIndices.client();
    }

    @AfterAll
    static void disconnect() throws IOException {
        client.close();
    }

    @BeforeEach
    void beginAnew() throws IOException {
        for (String index : List.of("meinkonto-alerts-000001", "meinkonto-notifications")) {
            client.indices().delete(request -> request.index(index).ignoreUnavailable(true));
        }
        alerts = new TestAlerts(client, clock);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void tellsARaisedAlertOnce() throws Exception {
        ChannelWorker worker = worker();
        worker.round();
        alerts.raise("anna", ADDRESS);
        for (int round = 0; round < 3; round++) {
            worker.round();
            clock.move(Duration.ofSeconds(5));
        }
        assertThat(receiver.keys()).containsExactly(TestAlerts.id("anna") + "-1");
        assertThat(receiver.received().getFirst().json().path("alert").path("summary").asString())
                .isEqualTo("10 probes in 9 seconds");
        assertThat(count("meinkonto.notify.delivered")).isOne();
    }

    @Test
    void doesNotTellAnAlertAgainThatHasAnotherIdByNow() throws Exception {
        ChannelWorker worker = worker();
        worker.round();
        alerts.raise("anna", ADDRESS);
        worker.round();
        clock.move(Duration.ofMinutes(1));
        alerts.move("anna", "earlier", ADDRESS);
        clock.move(Duration.ofMinutes(1));
        alerts.move("anna", "earliest", ADDRESS);
        worker.round();
        assertThat(receiver.keys()).containsExactly(TestAlerts.id("anna") + "-1");
        clock.move(Duration.ofMinutes(1));
        alerts.move("anna", "first", TestAlerts.GRAVE);
        worker.round();
        assertThat(receiver.keys()).as("that its level rose is its second message")
                .containsExactly(TestAlerts.id("anna") + "-1", TestAlerts.id("anna", "first") + "-2");
    }

    @Test
    void growthIsNoNewsButAHigherLevelIs() throws Exception {
        ChannelWorker worker = worker();
        alerts.raise("anna", ADDRESS);
        worker.round();
        clock.move(Duration.ofMinutes(1));
        alerts.grow("anna", 11, ADDRESS);
        worker.round();
        assertThat(receiver.received()).hasSize(1);
        clock.move(Duration.ofMinutes(1));
        alerts.grow("anna", 12, TestAlerts.GRAVE);
        worker.round();
        assertThat(receiver.keys()).containsExactly(TestAlerts.id("anna") + "-1", TestAlerts.id("anna") + "-2");
        assertThat(receiver.received().getLast().json().path("occasion").asString()).isEqualTo("risen");
        assertThat(receiver.received().getLast().json().path("alert").path("level").asString()).isEqualTo("critical");
    }

    @Test
    void repeatsAnOpenAlertThatGrowsAtGrowingIntervals() throws Exception {
        ChannelWorker worker = worker();
        alerts.raise("anna", ADDRESS);
        worker.round();
        int events = 11;
        for (int hour = 1; hour <= 10; hour++) {
            clock.move(Duration.ofHours(1));
            alerts.grow("anna", events++, ADDRESS);
            worker.round();
        }
        // Raised at 0; repeated after 1 hour, then 4 hours later, then 4 hours later again.
        assertThat(receiver.received()).extracting(each -> each.json().path("alert").path("eventCount").asInt())
                .containsExactly(10, 11, 15, 19);
    }

    @Test
    void bringsEverythingOnceTheReceiverIsBack() throws Exception {
        ChannelWorker worker = worker();
        worker.round();
        receiver.answer(503);
        alerts.raise("anna", ADDRESS);
        alerts.raise("beat", ADDRESS);
        assertThat(List.of(worker.round(), worker.round(), worker.round(), worker.round())).containsExactly(
                Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(4));
        int attempts = receiver.received().size();
        receiver.answer(200);
        assertThat(worker.round()).isEqualTo(settings.every());
        worker.round();
        List<String> keys = receiver.keys();
        assertThat(keys.subList(attempts, keys.size())).containsExactlyInAnyOrder(TestAlerts.id("anna") + "-1",
                TestAlerts.id("beat") + "-1");
        assertThat(keys.subList(0, attempts)).as("the same key each time").containsOnly(keys.getFirst());
    }

    @Test
    void goesOnAfterARestartWhereItWas() throws Exception {
        ChannelWorker before = worker();
        alerts.raise("anna", ADDRESS);
        before.round();
        clock.move(Duration.ofHours(2));
        alerts.raise("beat", ADDRESS);
        clock.move(Duration.ofHours(2));
        ChannelWorker after = worker();
        after.round();
        after.round();
        assertThat(receiver.keys()).containsExactly(TestAlerts.id("anna") + "-1", TestAlerts.id("beat") + "-1");
    }

    @Test
    void aNewChannelDoesNotTellThePast() throws Exception {
        alerts.raise("anna", ADDRESS);
        clock.move(Duration.ofMinutes(1));
        worker().round();
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void givesUpWhatIsTooOldAndCountsIt() throws Exception {
        ChannelWorker worker = worker();
        alerts.raise("anna", ADDRESS);
        receiver.answer(500);
        worker.round();
        assertThat(count("meinkonto.notify.given.up")).isZero();
        clock.move(Duration.ofHours(25));
        worker.round();
        assertThat(count("meinkonto.notify.given.up")).isOne();
        receiver.answer(200);
        worker.round();
        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void aMessageTheReceiverRefusesForGoodHoldsUpNoOther() throws Exception {
        ChannelWorker worker = worker();
        alerts.raise("anna", ADDRESS);
        receiver.answer(422);
        worker.round();
        receiver.answer(200);
        clock.move(Duration.ofSeconds(1));
        alerts.raise("beat", ADDRESS);
        worker.round();
        assertThat(receiver.keys()).containsExactly(TestAlerts.id("anna") + "-1", TestAlerts.id("beat") + "-1");
        assertThat(count("meinkonto.notify.given.up")).isOne();
    }

    @Test
    void aSlowReceiverDelaysNoAlert() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        receiver.hold(answer);
        ChannelWorker worker = worker();
        alerts.raise("anna", ADDRESS);
        Thread thread = Thread.ofVirtual().start(worker);
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> !receiver.received().isEmpty());
            for (String user : List.of("beat", "carl", "dora")) {
                alerts.raise(user, ADDRESS);
            }
            assertThat(new AlertFeed(client).changedFrom(clock.instant(), 10)).hasSize(4);
            assertThat(receiver.received()).as("still not answered").hasSize(1);
            answer.countDown();
            await().atMost(Duration.ofSeconds(60)).until(() -> receiver.received().size() == 4);
        } finally {
            answer.countDown();
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void tellsIncidentsWhileAlertsCannotBeRead() throws Exception {
        ChannelWorker worker = worker();
        client.indices().create(request -> request.index("meinkonto-notifications"));
        client.indices().close(request -> request.index("meinkonto-notifications"));
        worker.announce(new Notice.OfIncident("elasticsearch-away", "Gone.", clock.instant(), false, clock.instant()));
        worker.round();
        worker.round();
        assertThat(receiver.received()).singleElement().satisfies(
                each -> assertThat(each.json().path("subject").asString()).isEqualTo("elasticsearch-away"));
    }

    @Test
    void tellsNothingAboutWhatAnAnalystHasClosed() throws Exception {
        ChannelWorker worker = worker();
        alerts.raise("anna", ADDRESS);
        client.update(request -> request.index("meinkonto-alerts")
                .id(TestAlerts.id("anna"))
                .doc(Map.of("meinkonto", Map.of("alert", Map.of("status", "closed"))))
                .refresh(Refresh.True), Map.class);
        worker.round();
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void sendsOneDigestPerIntervalAcrossARestart() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.getSmtp().getPort());
            MailChannel mail = new MailChannel(
                    new MailSettings("soc@example.ch", List.of("nina@example.ch"), Duration.ofMinutes(15)), sender);
            worker(mail).round();
            for (String user : List.of("beat", "carl", "dora")) {
                clock.move(Duration.ofMinutes(4));
                alerts.raise(user, ADDRESS);
                worker(mail).round();
            }
            assertThat(server.getReceivedMessages()).hasSize(1);
            clock.move(Duration.ofMinutes(11));
            worker(mail).round();
            assertThat(server.getReceivedMessages()).hasSize(2);
            assertThat(server.getReceivedMessages()[1].getSubject()).contains("2 alerts");
        } finally {
            server.stop();
        }
    }

    private ChannelWorker worker() {
        WebhookChannel channel = new WebhookChannel(
                new WebhookSettings(receiver.url(), TestWebhook.SECRET, Duration.ofSeconds(30)),
                JsonMapper.builder().build(), clock);
        return worker(channel);
    }

    private ChannelWorker worker(Channel channel) {
        return new ChannelWorker(channel, settings, new AlertFeed(client), new NoticeLedger(client),
                new NoticeMeters(meters), clock);
    }

    private double count(String name) {
        var counter = meters.find(name).counter();
        return counter == null ? 0 : counter.count();
    }
}
