package ch.meinkonto.portal.mandate;

import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.PortalSettings;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.portal.mail.OutgoingMail;
import ch.meinkonto.portal.mandate.Mandate.Side;
import ch.meinkonto.portal.page.Formats;

/**
 * Tells both sides by mail, in the current transaction: nobody's choice, because somebody else may act, or may no longer. The
 * code itself is never in a mail.
 */
@Component
class MandateLetters {
    private final MessageSource texts;
    private final PortalSettings portal;
    private final ApplicationEventPublisher outbox;

    MandateLetters(MessageSource texts, PortalSettings portal, ApplicationEventPublisher outbox) {
        this.texts = texts;
        this.portal = portal;
        this.outbox = outbox;
    }

    /** A warning, should somebody else have given it in the principal's name. */
    void given(Mandate mandate) {
        send(mandate, mandate.principal(), "given", "");
    }

    void redeemed(Mandate mandate) {
        send(mandate, mandate.principal(), "redeemed.principal", name(mandate.representative()));
        send(mandate, mandate.representative(), "redeemed.representative", mandate.principal().name());
    }

    /** Both, so that who ended it has it in writing. A code that nobody took is the principal's affair alone. */
    void ended(Mandate mandate, Side by) {
        String how = by == Side.PRINCIPAL ? "ended.by-principal" : "ended.by-representative";
        send(mandate, mandate.principal(), how + ".principal", name(mandate.representative()));
        send(mandate, mandate.representative(), how + ".representative", mandate.principal().name());
    }

    private static String name(@Nullable Person person) {
        return person == null ? "–" : person.name();
    }

    /** Every text may mention {0} the other side, {1} the services, {2} the last day, {3} the address of the page. */
    private void send(Mandate mandate, @Nullable Person to, String what, String other) {
        String email = to == null ? null : to.email();
        if (to == null || email == null) {
            return;
        }
        Locale language = to.language();
        String services = mandate.services()
                .stream()
                .map(service -> texts.getMessage("service." + service + ".title", null, language))
                .collect(Collectors.joining(", "));
        Object[] facts = {other, services, new Formats(language).date(mandate.until()),
                portal.address(mandate.path()).toString()};
        outbox.publishEvent(new OutgoingMail(email,
                texts.getMessage("mandate.mail." + what + ".subject", facts, language),
                texts.getMessage("mandate.mail." + what + ".text", facts, language)));
    }
}
