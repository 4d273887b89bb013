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
    private final PartiesOfRequest parties;
    private final References references;
    private final Clock clock;

    BeginCheckout(Drafts drafts, Cases cases, Checkouts checkouts, PartiesOfRequest parties, References references,
            Clock clock) {
        this.drafts = drafts;
        this.cases = cases;
        this.checkouts = checkouts;
        this.parties = parties;
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
     * @throws PartiesMissing when an agreement is missing
     * @throws ch.meinkonto.portal.form.AnswersRefused when an answer no longer stands
     */
    Begun draft(OnlineService service, UUID submission, Money shown, Resident resident, Locale language) {
        return draft(service, submission, "", shown, resident, language);
    }

    /**
     * The same, if it still is what was checked: somebody who fills it in too may have changed an answer.
     *
     * @param seen what was checked, as {@link Draft#seen()} tells; empty where nobody else fills it in
     */
    Begun draft(OnlineService service, UUID submission, String seen, Money shown, Resident resident,
            Locale language) {
        resident.mustSatisfy(service.city());
        drafts.lock(service, resident.id());
        Optional<CaseFile> earlier = cases.findSubmission(service, resident.id(), submission);
        if (earlier.isPresent()) {
            return new Begun.HandedIn(earlier.get());
        }
        Draft draft = HandIn.checked(drafts, service, submission, seen, resident);
        Answers frozen = HandIn.complete(draft.form(), draft.answers());
        parties.mustBeComplete(service, draft.owner(), submission, frozen);
        Money fee = service.fee(frozen)
                .filter(shown::equals)
                .orElseThrow(() -> new CaseRejected(Reason.FEE_CHANGED));
        String reference = checkouts.ofDraft(service, resident.id(), submission)
                .map(Checkout::reference)
                .orElseGet(() -> references.next(service.referencePrefix(), LocalDate.now(clock).getYear()));
        Checkout checkout = new Checkout(reference, service.city().name(), resident.id(), submission,
                draft.form().version(), frozen, fee, new Contact(resident.email(), resident.language(language)), null,
                null,
                null, null, draft.concerned(), Actor.of(resident));
        checkouts.keep(checkout);
        return new Begun.ToPay(checkout);
    }
}
