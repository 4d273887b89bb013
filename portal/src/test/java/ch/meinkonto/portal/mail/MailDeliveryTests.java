package ch.meinkonto.portal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;

/** Mail that is promised in a transaction arrives, whatever the mail server does. */
@PortalTest
class MailDeliveryTests {
    @Autowired
    private ApplicationEventPublisher outbox;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private JavaMailSenderImpl sender;
    @Autowired
    private MailDelivery delivery;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @AfterEach
    void stop() {
        server.stop();
        sender.setPort(1);
        clock.reset();
    }

    @Test
    void deliversAfterTheServerCameBack() throws Exception {
        publish("waits@example.ch");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(waiting("waits@example.ch")).isOne());

        server.start();
        sender.setPort(server.getSmtp().getPort());
        clock.setTo(LocalDate.of(2100, 1, 1));
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            delivery.tryAgain();
            assertThat(waiting("waits@example.ch")).isZero();
        });
        assertThat(server.getReceivedMessages()).anySatisfy(message -> {
            assertThat(message.getSubject()).isEqualTo("Grüezi");
            assertThat(message.getAllRecipients()).singleElement().hasToString("waits@example.ch");
        });
    }

    @Test
    void sendsNothingOfATransactionThatFails() {
        transactions.executeWithoutResult(status -> {
            outbox.publishEvent(new OutgoingMail("never@example.ch", "Grüezi", "Text"));
            status.setRollbackOnly();
        });
        assertThat(waiting("never@example.ch")).isZero();
    }

    private void publish(String to) {
        transactions.executeWithoutResult(status -> outbox.publishEvent(new OutgoingMail(to, "Grüezi", "Text")));
    }

    private int waiting(String to) {
        return jdbc.sql("select count(*) from event_publication where serialized_event like :to")
                .param("to", "%" + to + "%")
                .query(Integer.class)
                .single();
    }
}
