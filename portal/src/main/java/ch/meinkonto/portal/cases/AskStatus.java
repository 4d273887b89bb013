package ch.meinkonto.portal.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.cityservice.RequestSummary.Tone;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Tells how a case stands to whoever has its reference and its code, without a sign-in: the state and its days, nothing of what
 * it is about, of whom, or what was decided.
 */
@Component
class AskStatus {
    private static final int LONGEST = 40;

    private final StatusCodes codes;
    private final Cases cases;
    private final Timeline timeline;
    private final SecurityEvents events;
    private final TransactionOperations transactions;

    AskStatus(StatusCodes codes, Cases cases, Timeline timeline, SecurityEvents events,
            TransactionOperations transactions) {
        this.codes = codes;
        this.cases = cases;
        this.timeline = timeline;
        this.events = events;
        this.transactions = transactions;
    }

    /** What somebody is told. */
    sealed interface Answer {
        /**
         * How it stands.
         *
         * @param service name of the city service
         * @param stand state and outcome
         * @param tone how that feels
         * @param handedInOn when it was handed in
         * @param changedOn when it came to stand so
         * @param dueOn until when the office answers, absent where it has, or nothing presses
         */
        record Known(String service, String stand, Tone tone, LocalDate handedInOn, LocalDate changedOn,
                @Nullable LocalDate dueOn) implements Answer {}

        /** No such reference, or another code: nobody learns which. */
        record Unknown() implements Answer {}

        /** Too often another code for this reference; whoever signs in sees their case all the same. */
        record Rest() implements Answer {}
    }

    /**
     * Asks, with reference and code as somebody typed them. A code that is none is a try, and a security event.
     *
     * @param services where to look
     */
    Answer ask(List<OnlineService> services, String typedReference, String typedCode) {
        String reference = typedReference.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (reference.isEmpty() || reference.length() > LONGEST) {
            return new Answer.Unknown();
        }
        return Objects.requireNonNull(transactions.execute(status -> answer(services, reference, typedCode)));
    }

    private Answer answer(List<OnlineService> services, String reference, String typedCode) {
        if (codes.tooManyTries(reference)) {
            return new Answer.Rest();
        }
        if (!codes.fits(reference, typedCode)) {
            codes.addTry(reference);
            events.record(new AuthorizationDeniedEvent("request-status", Digests.of(reference), "unknown_code"));
            return new Answer.Unknown();
        }
        return cases.find(services, reference).<Answer>map(this::known).orElseGet(Answer.Unknown::new);
    }

    private Answer.Known known(CaseFile file) {
        LocalDate handedIn = Pause.dayOf(file.handedInAt());
        LocalDate changed = timeline.forResident(file.reference())
                .stream()
                .map(entry -> Pause.dayOf(entry.at()))
                .reduce(handedIn, (first, second) -> second);
        return new Answer.Known(file.service(), file.stand().replace('_', '-'), file.tone(), handedIn, changed,
                file.state() == CaseState.HANDED_IN || file.state() == CaseState.IN_REVIEW ? file.dueOn() : null);
    }
}
