package ch.meinkonto.soc.engine.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mails as a mail server gets them, and when they are due. */
class MailChannelTests {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(15);
    private static final Notice.OfAlert ANNA = TestAlerts.notice("anna", "203.0.113.1", NOW);
    private static final Notice.OfAlert BEAT = TestAlerts.notice("beat", "203.0.113.1", NOW);
    private static final Notice.OfAlert GRAVE = TestAlerts.notice("carl", TestAlerts.GRAVE, NOW);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private MailChannel channel;

    @BeforeEach
    void start() {
        server.start();
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        channel = new MailChannel(
                new MailSettings("soc@example.ch", List.of("nina@example.ch", "otto@example.ch"), INTERVAL), sender);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void sendsOneMailAboutAll() throws Exception {
        channel.deliver(List.of(ANNA, BEAT));
        MimeMessage mail = server.getReceivedMessages()[0];
        // One copy per receiver.
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(mail.getSubject()).isEqualTo("[Mein Konto SOC] 2 alerts, highest level medium");
        assertThat(GreenMailUtil.getBody(mail).replace("\r\n", "\n").strip()).isEqualTo("""
                probing (2)
                  medium, new: 10 probes in 9 seconds [%s]
                  medium, new: 10 probes in 9 seconds [%s]""".formatted(ANNA.key(), BEAT.key()));
    }

    @Test
    void namesASingleAlertInTheSubject() throws Exception {
        channel.deliver(List.of(GRAVE));
        assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("[Mein Konto SOC] critical: Many Probes");
    }

    @Test
    void tellsAnIncidentWithItsKey() throws Exception {
        Notice incident = new Notice.OfIncident("elasticsearch-away", "Elasticsearch does not answer.", NOW, false,
                NOW);
        channel.deliver(List.of(incident));
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("[Mein Konto SOC] Elasticsearch does not answer.");
        assertThat(GreenMailUtil.getBody(mail)).contains(incident.key(), NOW.toString());
    }

    @Test
    void sendsAtMostOneDigestPerInterval() {
        assertThat(channel.due(List.of(ANNA), Instant.EPOCH, NOW))
                .containsExactly(new Channel.Batch(List.of(ANNA), true));
        assertThat(channel.due(List.of(ANNA, BEAT), NOW, NOW.plus(INTERVAL).minusMillis(1))).isEmpty();
        assertThat(channel.due(List.of(ANNA, BEAT), NOW, NOW.plus(INTERVAL)))
                .containsExactly(new Channel.Batch(List.of(ANNA, BEAT), true));
    }

    @Test
    void sendsCriticalAlertsAtOnceAndLetsTheOthersWait() {
        assertThat(channel.due(List.of(ANNA, GRAVE), NOW, NOW.plusSeconds(1)))
                .containsExactly(new Channel.Batch(List.of(GRAVE), false));
    }

    @Test
    void saysThatTheServerIsAway() {
        server.stop();
        DeliveryFailed failed = catchThrowableOfType(DeliveryFailed.class, () -> channel.deliver(List.of(ANNA)));
        assertThat(failed.isForGood()).isFalse();
    }
}
