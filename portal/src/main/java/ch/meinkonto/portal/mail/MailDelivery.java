package ch.meinkonto.portal.mail;

import java.time.Clock;
import java.time.Duration;

import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Hands mails to the mail server after the commit; what it did not take waits in {@code event_publication}. */
@Component
class MailDelivery {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JavaMailSender server;
    private final MailSettings settings;
    private final IncompleteEventPublications waiting;
    private final Clock clock;

    MailDelivery(JavaMailSender server, MailSettings settings, IncompleteEventPublications waiting, Clock clock) {
        this.server = server;
        this.settings = settings;
        this.waiting = waiting;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void deliver(OutgoingMail mail) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(settings.from());
        message.setTo(mail.to());
        message.setSubject(mail.subject());
        message.setText(mail.text());
        server.send(message);
    }

    /** Tries again what is older than a normal delivery takes. */
    @Scheduled(fixedDelayString = "${meinkonto.mail.retry-every:30s}")
    void tryAgain() {
        waiting.resubmitIncompletePublications(publication -> publication.getEvent() instanceof OutgoingMail
                && publication.getPublicationDate().plus(PATIENCE).isBefore(clock.instant()));
    }
}
