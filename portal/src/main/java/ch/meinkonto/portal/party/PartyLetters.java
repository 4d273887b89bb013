package ch.meinkonto.portal.party;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.PortalSettings;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.portal.mail.OutgoingMail;
import ch.meinkonto.portal.party.Party.Side;
import ch.meinkonto.portal.party.Party.Word;

/**
 * Tells the other side by mail, in the current transaction: nobody's choice, because somebody else sees something of theirs, or
 * because a request waits for them. Neither code nor what was asked is ever in a mail.
 */
@Component
class PartyLetters {
    private final MessageSource texts;
    private final PortalSettings portal;
    private final ApplicationEventPublisher outbox;

    PartyLetters(MessageSource texts, PortalSettings portal, ApplicationEventPublisher outbox) {
        this.texts = texts;
        this.portal = portal;
        this.outbox = outbox;
    }

    /** A warning to the applicant, should the code have reached somebody else. */
    void joined(Party party) {
        send(party, party.applicant(), "joined", party.name(), PartyPaths.ofApplicant(party));
    }

    void said(Party party, Word word) {
        send(party, party.applicant(), word.name().toLowerCase(Locale.ROOT).replace('_', '-'), party.name(),
                PartyPaths.ofApplicant(party));
    }

    void lapsed(Party party) {
        send(party, party.person(), "lapsed", party.applicant().name(), PartyPaths.of(party));
    }

    void ended(Party party, Side by) {
        switch (by) {
            case APPLICANT -> send(party, party.person(), "removed", party.applicant().name(), PartyPaths.of(party));
            case PARTY -> send(party, party.applicant(), "left", party.name(), PartyPaths.ofApplicant(party));
        }
    }

    void givenUp(Party party) {
        send(party, party.person(), "given-up", party.applicant().name(), PartyPaths.LIST);
    }

    /** Every text may mention {0} the other side, {1} the service, {2} the role, {3} the address of the page. */
    private void send(Party party, @Nullable Person to, String what, String other, String path) {
        String email = to == null ? null : to.email();
        if (to == null || email == null) {
            return;
        }
        Locale language = to.language();
        Object[] facts = {other.isEmpty() ? "–" : other,
                texts.getMessage("service." + party.service() + ".title", null, language),
                texts.getMessage(party.service() + ".party." + party.role(), null, language),
                portal.address(path).toString()};
        outbox.publishEvent(
                new OutgoingMail(email, texts.getMessage("party.mail." + what + ".subject", facts, language),
                        texts.getMessage("party.mail." + what + ".text", facts, language)));
    }
}
