package ch.meinkonto.portal.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.PortalSettings;
import ch.meinkonto.portal.cityservice.Representatives;
import ch.meinkonto.portal.cityservice.Representatives.Representative;
import ch.meinkonto.portal.mail.OutgoingMail;
import ch.meinkonto.portal.notification.MailChoices;
import ch.meinkonto.portal.notification.Topic;

/**
 * Tells residents by mail what became of a case: {@code service.mail.what.subject} and {@code .text}, or {@code cases.mail.what}
 * where the service has no words of its own. Who did something about it by
 * a mandate that is still in force is told too.
 */
@Component
public class CaseLetters {
    private static final String REMINDER = "reminder";

    private final Cases cases;
    private final MessageSource texts;
    private final PortalSettings portal;
    private final ApplicationEventPublisher outbox;
    private final MailChoices choices;
    private final Timeline timeline;
    private final Representatives representatives;

    CaseLetters(Cases cases, MessageSource texts, PortalSettings portal, ApplicationEventPublisher outbox,
            MailChoices choices, Timeline timeline, Representatives representatives) {
        this.cases = cases;
        this.texts = texts;
        this.portal = portal;
        this.outbox = outbox;
        this.choices = choices;
        this.timeline = timeline;
        this.representatives = representatives;
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
        if (unwanted) {
            return;
        }
        if (email != null) {
            outbox.publishEvent(letter(service, file, what, email, file.contact().language(), ""));
        }
        for (Representative representative : representatives.of(file.owner(), file.service())) {
            String address = representative.email();
            if (address != null && timeline.isRepresentedBy(file.reference(), representative.account())) {
                String copy = texts.getMessage("cases.mail.copy", null, representative.language());
                outbox.publishEvent(letter(service, file, what, address, representative.language(),
                        copy));
            }
        }
    }

    private OutgoingMail letter(OnlineService service, CaseFile file, String what, String email, Locale language,
            String preamble) {
        List<Object> facts = new ArrayList<>();
        facts.add(file.reference());
        facts.add(portal.address(CasePaths.of(service, file.reference())).toString());
        facts.addAll(service.letterFacts(file));
        Object[] arguments = Written.all(facts, language);
        String own = service.city().name() + ".mail." + what;
        boolean hasOwn = !"".equals(texts.getMessage(own + ".subject", arguments, "", language));
        String key = hasOwn ? own : "cases.mail." + what;
        return new OutgoingMail(email, texts.getMessage(key + ".subject", arguments, language),
                preamble + texts.getMessage(key + ".text", arguments, language));
    }
}
