package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.util.Objects;

import ch.meinkonto.portal.cases.CaseRejected.Reason;
import ch.meinkonto.portal.cases.Decision.Outcome;
import ch.meinkonto.portal.cases.Timeline.Kind;
import ch.meinkonto.portal.cases.Timeline.Party;
import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A member of staff takes a case, asks back, decides, or agrees to what another decides. Nobody handles their own. */
@UseCase
class WorkOnCase {
    private final Cases cases;
    private final Timeline timeline;
    private final Messages messages;
    private final Decided decided;
    private final PartiesOfRequest parties;
    private final CaseLetters letters;
    private final Reasons reasons;
    private final SecurityEvents events;
    private final Clock clock;

    WorkOnCase(Cases cases, Timeline timeline, Messages messages, Decided decided, PartiesOfRequest parties,
            CaseLetters letters, Reasons reasons, SecurityEvents events, Clock clock) {
        this.cases = cases;
        this.timeline = timeline;
        this.messages = messages;
        this.decided = decided;
        this.parties = parties;
        this.letters = letters;
        this.reasons = reasons;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a case, or takes it over from a colleague.
     *
     * @throws CaseRejected when it is closed, or waits for the resident
     */
    void take(OnlineService service, String reference, String staff) {
        CaseFile file = foreign(service, reference, staff);
        CaseFile taken = file.takenBy(staff);
        cases.change(taken);
        timeline.add(reference, Kind.TAKEN, Party.STAFF, staff);
        changed(file, taken);
    }

    /**
     * Asks for another answer to one question; the resident is told by mail and corrects that answer alone.
     *
     * @param question name of a question of the case's form
     * @param given what is to be said about it
     */
    void askBack(OnlineService service, String reference, String question, Reasons.Given given, String staff) {
        CaseFile file = assigned(service, reference, staff);
        boolean asked = service.formOf(file.formVersion())
                .asked(file.answers())
                .stream()
                .anyMatch(candidate -> candidate.name().equals(question));
        if (!asked) {
            throw CaseNotFound.unknown("question", question);
        }
        CaseFile waiting = file.askedBack();
        cases.change(waiting);
        messages.ask(reference, staff, question, reasons.write(service, given, file.contact().language()));
        timeline.add(reference, Kind.ASKED_BACK, Party.STAFF, staff);
        letters.tellOf(service, waiting);
        changed(file, waiting);
    }

    /**
     * Decides, or proposes where a second person must agree.
     *
     * @param details what is granted
     * @param given the reasons for the resident
     * @throws ch.meinkonto.portal.form.AnswerRefused when it cannot be decided so
     */
    void decide(OnlineService service, String reference, Outcome outcome, Answers details,
            Reasons.Given given, String staff) {
        CaseFile file = assigned(service, reference, staff);
        String reason = reasons.write(service, given, file.contact().language());
        Decision decision = completed(service, file, new Decision(outcome, details, reason, staff, clock.instant(),
                null));
        if (service.needsSecondPerson(file, decision)) {
            cases.change(file.proposing(decision));
            timeline.add(reference, Kind.PROPOSED, Party.STAFF, staff);
            return;
        }
        changed(file, decided.conclude(service, file, decision, Party.STAFF));
    }

    /**
     * Agrees to a colleague's proposal: the case is decided. What follows from the day is worked out anew.
     *
     * @throws CaseRejected when it is one's own proposal, or there is none
     */
    void confirm(OnlineService service, String reference, String staff) {
        CaseFile file = foreign(service, reference, staff);
        Decision proposal = proposalOfAnother(file, staff);
        Decision decision = completed(service, file, new Decision(proposal.outcome(), proposal.details(),
                proposal.reason(), proposal.by(), clock.instant(), null)).confirmed(staff);
        changed(file, decided.conclude(service, file, decision, Party.STAFF));
    }

    /**
     * Does not agree: the first person thinks again.
     *
     * @throws CaseRejected when it is one's own proposal, or there is none
     */
    void sendBack(OnlineService service, String reference, String staff) {
        CaseFile file = foreign(service, reference, staff);
        proposalOfAnother(file, staff);
        cases.change(file.sentBack());
        timeline.add(reference, Kind.SENT_BACK, Party.STAFF, staff);
    }

    /** As the service completes it; what it tells residents it has words for. */
    private static Decision completed(OnlineService service, CaseFile file, Decision decision) {
        Decision completed = service.completed(file, decision);
        if (completed.outcome() == Outcome.PARTLY_GRANTED && !service.mayGrantLess()) {
            throw new IllegalStateException(service.city().name() + " does not say that it may grant less");
        }
        return completed;
    }

    private static Decision proposalOfAnother(CaseFile file, String staff) {
        Decision proposal = file.proposal();
        if (proposal == null) {
            throw new CaseRejected(Reason.NOT_IN_THIS_STATE);
        }
        if (proposal.by().equals(staff)) {
            throw new CaseRejected(Reason.SAME_PERSON);
        }
        return proposal;
    }

    private CaseFile assigned(OnlineService service, String reference, String staff) {
        CaseFile file = foreign(service, reference, staff);
        if (!Objects.equals(file.assignee(), staff)) {
            throw new CaseRejected(Reason.NOT_ASSIGNEE);
        }
        if (file.state() != CaseState.IN_REVIEW || file.decision() != null) {
            throw new CaseRejected(Reason.NOT_IN_THIS_STATE);
        }
        return file;
    }

    private CaseFile foreign(OnlineService service, String reference, String staff) {
        CaseFile file = cases.of(service, reference);
        boolean takesPart = parties.of(service, file.owner(), file.submission())
                .stream()
                .anyMatch(party -> party.isTakenBy(staff));
        if (file.owner().equals(staff) || takesPart || timeline.isRepresentedBy(reference, staff)) {
            throw new CaseRejected(Reason.OWN_CASE);
        }
        return file;
    }

    private void changed(CaseFile before, CaseFile after) {
        if (before.state() != after.state()) {
            events.record(
                    CaseEvent.changed(before.reference(), before.service(), before.stand(), after.stand()));
        }
    }
}
