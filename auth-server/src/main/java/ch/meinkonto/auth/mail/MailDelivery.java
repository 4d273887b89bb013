package ch.meinkonto.auth.mail;

import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Hands letters to the mail server, on a thread of its own: a slow mail server must hold up nothing else. */
@Component
class MailDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
    private static final long LOOK_EVERY_SECONDS = 10;

    private final OutgoingLetters outgoing;
    private final JavaMailSender server;
    private final MailSettings settings;
    private final MailWakeUp wakeUp;
    private final Thread thread;
    private volatile boolean stopping;

    MailDelivery(OutgoingLetters outgoing, JavaMailSender server, MailSettings settings, MailWakeUp wakeUp) {
        this.outgoing = outgoing;
        this.server = server;
        this.settings = settings;
        this.wakeUp = wakeUp;
        this.thread = Thread.ofVirtual().name("mail-delivery").unstarted(this::run);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    /** Lets a letter that is under way arrive: interrupted, it would be sent again after the next start. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        wakeUp.now();
        thread.join();
    }

    private void run() {
        try {
            while (!stopping) {
                wakeUp.await(LOOK_EVERY_SECONDS);
                deliverDue();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliverDue() {
        try {
            Optional<OutgoingLetters.Outgoing> due = stopping ? Optional.empty() : outgoing.takeDue();
            while (due.isPresent()) {
                deliver(due.get());
                due = stopping ? Optional.empty() : outgoing.takeDue();
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("outgoing mail not looked up cause={}", e.toString());
        } catch (RuntimeException e) {
            // One letter that nobody can read must not keep back all that come after it. Its text may carry the address.
            LOG.error("outgoing letter not read cause={}", e.getClass().getSimpleName());
        }
    }

    private void deliver(OutgoingLetters.Outgoing due) {
        Letter letter = due.letter();
        if (letter != null && !isTaken(letter, due)) {
            return;
        }
        outgoing.delivered(due);
    }

    private boolean isTaken(Letter letter, OutgoingLetters.Outgoing due) {
        try {
            SimpleMailMessage message = new SimpleMailMessage();
            message.setFrom(settings.from());
            message.setTo(letter.to());
            message.setSubject(letter.subject());
            message.setText(letter.text());
            server.send(message);
            return true;
        } catch (RuntimeException e) {
            // Only the kind of failure: its text may carry the address.
            boolean again = outgoing.failed(due);
            LOG.warn("mail not taken attempt={} again={} cause={}", due.attempts(), again,
                    e.getClass().getSimpleName());
            return false;
        }
    }
}
