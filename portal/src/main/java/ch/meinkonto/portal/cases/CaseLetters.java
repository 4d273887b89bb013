package ch.meinkonto.portal.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.PortalSettings;
import ch.meinkonto.portal.mail.OutgoingMail;
import ch.meinkonto.portal.notification.MailChoices;
import ch.meinkonto.portal.notification.Topic;

/** Tells residents by mail what became of a case: {@code service.mail.what.subject} and {@code .text}. */
@Component
public class CaseLetters {
    private static final String REMINDER = "reminder";

    private final Cases cases;
    private final MessageSource texts;
    private final PortalSettings portal;
    private final ApplicationEventPublisher outbox;
    private final MailChoices choices;

    CaseLetters(Cases cases, MessageSource texts, PortalSettings portal, ApplicationEventPublisher outbox,
            MailChoices choices) {
        this.cases = cases;
        this.texts = texts;
        this.portal = portal;
        this.outbox = outbox;
        this.choices = choices;
    }

    /** Puts a mail about the case's present state into the outbox of the current transaction, if there is an address. */
    void tellOf(OnlineService service, CaseFile file) {
        send(service, file, file.stand().replace('_', '-'));
    }

    /**
     * Puts a mail about something else into the outbox of the current transaction, if there is an address. What begins with
     * {@code reminder} goes only to whoever chose to be reminded; everything else they must be told.
     *
     * @param what part of its message keys
     */
    public void send(OnlineService service, String reference, String what) {
        send(service, cases.of(service, reference), what);
    }

    private void send(OnlineService service, CaseFile file, String what) {
        String email = file.contact().email();
        boolean unwanted = what.startsWith(REMINDER) && !choices.wants(file.owner(), Topic.REMINDER);
        if (email == null || unwanted) {
            return;
        }
        Locale language = file.contact().language();
        List<Object> facts = new ArrayList<>();
        facts.add(file.reference());
        facts.add(portal.address(CasePaths.of(service, file.reference())).toString());
        facts.addAll(service.letterFacts(file));
        Object[] arguments = Written.all(facts, language);
        String key = service.city().name() + ".mail." + what;
        outbox.publishEvent(new OutgoingMail(email, texts.getMessage(key + ".subject", arguments, language),
                texts.getMessage(key + ".text", arguments, language)));
    }
}
