package ch.meinkonto.portal.parkingpermit;

import java.util.Locale;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.PortalSettings;
import ch.meinkonto.portal.mail.OutgoingMail;
import ch.meinkonto.portal.page.Formats;

/** Tells residents by mail when a permit counts, or when money goes back to them. */
@Component
class ParkingPermitLetters {
    private final MessageSource texts;
    private final ReckoningInWords reckonings;
    private final PortalSettings portal;
    private final ApplicationEventPublisher outbox;

    ParkingPermitLetters(MessageSource texts, ReckoningInWords reckonings, PortalSettings portal,
            ApplicationEventPublisher outbox) {
        this.texts = texts;
        this.reckonings = reckonings;
        this.portal = portal;
        this.outbox = outbox;
    }

    /** Puts a mail into the outbox of the current transaction, when there is something to tell and somebody to tell it. */
    void tellOf(ParkingPermit permit) {
        String email = permit.contact().email();
        if (email == null) {
            return;
        }
        switch (permit.state()) {
            case ACTIVE, REFUND_DUE, RETURNED -> outbox.publishEvent(letter(email, permit, permit.state().code()));
            case AWAITING_PAYMENT, PAYMENT_FAILED, WITHDRAWN, EXPIRED -> {
                // The resident has just done this, or sees it under "my requests".
            }
        }
    }

    /** The same when plate or zone have changed: the old paper counts no more, the new one must be printed. */
    void tellOfChange(ParkingPermit permit) {
        String email = permit.contact().email();
        if (email != null) {
            outbox.publishEvent(letter(email, permit, "changed"));
        }
    }

    /** The bill for the next year. */
    void tellOfRenewal(ParkingPermit permit) {
        String email = permit.contact().email();
        if (email != null) {
            outbox.publishEvent(letter(email, permit, "renewal"));
        }
    }

    /** That the next year could not be billed, and what to do for a permit. */
    void tellToBuyAnew(ParkingPermit ends) {
        String email = ends.contact().email();
        if (email == null) {
            return;
        }
        Locale language = ends.contact().language();
        Object[] facts = {ends.plate(), Integer.toString(ends.validity().year() + 1),
                new Formats(language).date(ends.validity().usableUntil()), portal.address("/parking-permit"),
                portal.address("/parking-approval")};
        outbox.publishEvent(new OutgoingMail(email,
                texts.getMessage("parking-permit.mail.buy-anew.subject", facts, language),
                texts.getMessage("parking-permit.mail.buy-anew.text", facts, language)));
    }

    /** The same of a short permit. */
    void tellOf(ShortPermit permit) {
        String email = permit.contact().email();
        if (email == null || permit.state() != ParkingPermitState.ACTIVE
                && permit.state() != ParkingPermitState.REFUND_DUE) {
            return;
        }
        Locale language = permit.contact().language();
        String key = "parking-permit.mail.short." + permit.state().code().replace('_', '-');
        Formats formats = new Formats(language);
        Object[] facts = {permit.reference(), permit.mark(), permit.zone(), formats.date(permit.days().first()),
                formats.date(permit.days().last()), permit.fee(),
                portal.address("/parking-permit/short-requests/" + permit.reference())};
        outbox.publishEvent(new OutgoingMail(email, texts.getMessage(key + ".subject", facts, language),
                texts.getMessage(key + ".text", facts, language)));
    }

    private OutgoingMail letter(String email, ParkingPermit permit, String about) {
        Locale language = permit.contact().language();
        String key = "parking-permit.mail." + about.replace('_', '-');
        ParkingPermit.Returned returned = permit.returned();
        Formats formats = new Formats(language);
        Object[] facts = {permit.reference(), permit.plate(), permit.zone(), formats.date(permit.validity().from()),
                formats.date(permit.validity().until()), permit.fee(),
                portal.address("/parking-permit/requests/" + permit.reference()),
                Integer.toString(permit.validity().year()), returned == null ? "" : returned.refund(),
                reckonings.of(permit, language).map(how -> "\n" + how).orElse(""),
                permit.space() == PrivateSpace.BY_PAYMENT
                        ? texts.getMessage("parking-permit.bill.confirms", null, language) + "\n\n"
                        : ""};
        return new OutgoingMail(email, texts.getMessage(key + ".subject", facts, language),
                texts.getMessage(key + ".text", facts, language));
    }
}
