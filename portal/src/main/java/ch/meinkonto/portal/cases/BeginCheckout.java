package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.CaseFile.Contact;
import ch.meinkonto.portal.cases.CaseRejected.Reason;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.cityservice.References;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.form.Answers;

/**
 * A resident has checked a request that costs something and goes to pay. The payment itself is opened afterwards, outside the
 * transaction; {@link CheckoutPaid} hands the request in.
 */
@UseCase(takesRequests = true)
class BeginCheckout {
    private final Drafts drafts;
    private final Cases cases;
    private final Checkouts checkouts;
    private final References references;
    private final Clock clock;

    BeginCheckout(Drafts drafts, Cases cases, Checkouts checkouts, References references, Clock clock) {
        this.drafts = drafts;
        this.cases = cases;
        this.checkouts = checkouts;
        this.references = references;
        this.clock = clock;
    }

    /** Either the draft is to be paid, or it was handed in before. */
    sealed interface Begun {
        /** The page to go to is the pay page. */
        record ToPay(Checkout checkout) implements Begun {}

        /** It was paid and handed in already, in another tab. */
        record HandedIn(CaseFile file) implements Begun {}
    }

    /**
     * Freezes what was checked. The same draft again is the same checkout, with the answers of now.
     *
     * @param submission id of the draft
     * @param shown what the page said it costs
     * @throws CaseRejected when a question is open, it costs nothing, or another amount than was shown
     * @throws ch.meinkonto.portal.form.AnswersRefused when an answer no longer stands
     */
    Begun draft(OnlineService service, UUID submission, Money shown, Resident resident, Locale language) {
        resident.mustSatisfy(service.city());
        drafts.lock(service, resident.id());
        Optional<CaseFile> earlier = cases.findSubmission(service, resident.id(), submission);
        if (earlier.isPresent()) {
            return new Begun.HandedIn(earlier.get());
        }
        Draft draft = drafts.of(service, resident.id())
                .filter(found -> found.id().equals(submission))
                .orElseThrow(() -> new CaseRejected(Reason.INCOMPLETE));
        Answers frozen = HandIn.complete(draft.form(), draft.answers());
        Money fee = service.fee(frozen)
                .filter(shown::equals)
                .orElseThrow(() -> new CaseRejected(Reason.FEE_CHANGED));
        String reference = checkouts.ofDraft(service, resident.id(), submission)
                .map(Checkout::reference)
                .orElseGet(() -> references.next(service.referencePrefix(), LocalDate.now(clock).getYear()));
        Checkout checkout = new Checkout(reference, service.city().name(), resident.id(), submission,
                draft.form().version(), frozen, fee, new Contact(resident.email(), language), null, null, null, null);
        checkouts.keep(checkout);
        return new Begun.ToPay(checkout);
    }
}
