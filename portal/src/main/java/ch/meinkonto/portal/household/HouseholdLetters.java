package ch.meinkonto.portal.household;

import java.util.Locale;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.PortalSettings;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.mail.OutgoingMail;
import ch.meinkonto.portal.page.Formats;

/**
 * Tells by mail, in the current transaction, that an account was bound to a person of the register or is no longer: nobody's
 * choice, because somebody else may have done it.
 */
@Component
class HouseholdLetters {
    private final MessageSource texts;
    private final PortalSettings portal;
    private final ApplicationEventPublisher outbox;

    HouseholdLetters(MessageSource texts, PortalSettings portal, ApplicationEventPublisher outbox) {
        this.texts = texts;
        this.portal = portal;
        this.outbox = outbox;
    }

    void bound(Resident resident, Binding binding, Locale language) {
        send(resident, "household.mail.bound", new Formats(language).time(binding.boundAt()), language);
    }

    void released(Resident resident, Binding binding, Locale language) {
        send(resident, "household.mail.released", new Formats(language).time(binding.boundAt()), language);
    }

    /** Texts may mention {0} since when it was bound, {1} the address of the page. */
    private void send(Resident resident, String key, String since, Locale language) {
        String email = resident.email();
        if (email != null) {
            Object[] facts = {since, portal.address(HouseholdPages.PATH).toString()};
            outbox.publishEvent(new OutgoingMail(email, texts.getMessage(key + ".subject", facts, language),
                    texts.getMessage(key + ".text", facts, language)));
        }
    }
}
