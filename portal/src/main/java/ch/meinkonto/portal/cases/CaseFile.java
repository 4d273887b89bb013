package ch.meinkonto.portal.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cases.CaseRejected.Reason;
import ch.meinkonto.portal.cityservice.RequestSummary.Tone;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.soc.contract.Codes;

/**
 * A request that was handed in, and what became of it.
 *
 * @param reference as the resident sees it, for example {@code FE-2026-7F3K9Q2M}
 * @param service name of the city service
 * @param owner pseudonymous account id
 * @param submission id of the draft, or key chosen by a program: the same twice is one case
 * @param formVersion version of the form it answers
 * @param answers as handed in, but for those asked back
 * @param subject what it is about, in a few characters
 * @param contact how the resident is told
 * @param state where it stands
 * @param handedInAt when it was handed in
 * @param dueOn until when the office should have decided, absent where nothing presses
 * @param assignee account id of who works on it, absent until somebody took it
 * @param decision what was decided, or is proposed while the state is in review
 * @param revision counted with each change
 * @param concerned the child it is about, absent where it is about the owner
 */
public record CaseFile(String reference, String service, String owner, UUID submission, int formVersion,
        Answers answers, String subject, Contact contact, CaseState state, Instant handedInAt,
        @Nullable LocalDate dueOn, @Nullable String assignee, @Nullable Decision decision, int revision,
        @Nullable Ward concerned) {
    /**
     * How a resident is told what becomes of a case.
     *
     * @param email address, absent where none is known
     * @param language language of messages and documents
     */
    public record Contact(@Nullable String email, Locale language) {
        @Override
        public String toString() {
            return "Contact[language=" + language + "]";
        }
    }

    /** What it is about in a few characters, with the child's name where it is about a child. */
    public String subjectAndPerson() {
        return concerned == null ? subject : (subject + " (" + concerned.name() + ")").strip();
    }

    /** What is decided, once it is. */
    public @Nullable Decision decided() {
        return state == CaseState.DECIDED || state == CaseState.WITHDRAWN ? decision : null;
    }

    /** What somebody proposes and a second person has yet to agree to. */
    public @Nullable Decision proposal() {
        return state == CaseState.IN_REVIEW ? decision : null;
    }

    /** State and outcome in one word, as message keys and programs know it. */
    public String stand() {
        return state == CaseState.DECIDED && decision != null ? Codes.of(decision.outcome()) : state.code();
    }

    /** How that feels. */
    public Tone tone() {
        if (state != CaseState.DECIDED || decision == null) {
            return state.tone();
        }
        return switch (decision.outcome()) {
            case GRANTED -> Tone.GOOD;
            case PARTLY_GRANTED -> Tone.WARN;
            case REFUSED -> Tone.BAD;
        };
    }

    CaseFile takenBy(String staff) {
        if (state != CaseState.HANDED_IN && state != CaseState.IN_REVIEW) {
            throw new CaseRejected(Reason.NOT_IN_THIS_STATE);
        }
        return in(CaseState.IN_REVIEW, staff, decision);
    }

    CaseFile askedBack() {
        mustBeInReview();
        return in(CaseState.ASKED_BACK, assignee, null);
    }

    /** With another answer, what the case is about now, and the day by which it is due now that it was. */
    CaseFile corrected(Answers corrected, String aboutNow, @Nullable LocalDate dueNow) {
        if (state != CaseState.ASKED_BACK) {
            throw new CaseRejected(Reason.NOT_IN_THIS_STATE);
        }
        return new CaseFile(reference, service, owner, submission, formVersion, corrected, aboutNow, contact,
                CaseState.IN_REVIEW, handedInAt, dueNow, assignee, null, revision, concerned);
    }

    CaseFile proposing(Decision proposal) {
        mustBeInReview();
        return in(CaseState.IN_REVIEW, assignee, proposal);
    }

    /** The second person does not agree: the first thinks again. */
    CaseFile sentBack() {
        mustBeInReview();
        return in(CaseState.IN_REVIEW, assignee, null);
    }

    CaseFile decidedAs(Decision made) {
        if (!state.next().contains(CaseState.DECIDED)) {
            throw new CaseRejected(Reason.NOT_IN_THIS_STATE);
        }
        return in(CaseState.DECIDED, assignee, made);
    }

    CaseFile withdrawn() {
        if (!state.next().contains(CaseState.WITHDRAWN)) {
            throw new CaseRejected(Reason.NOT_WITHDRAWABLE);
        }
        return in(CaseState.WITHDRAWN, assignee, decision);
    }

    /** What was decided could not be carried out: the office looks at it again. */
    CaseFile reopened(LocalDate until) {
        if (!state.next().contains(CaseState.HANDED_IN)) {
            throw new CaseRejected(Reason.NOT_IN_THIS_STATE);
        }
        return new CaseFile(reference, service, owner, submission, formVersion, answers, subject, contact,
                CaseState.HANDED_IN, handedInAt, until, null, null, revision, concerned);
    }

    private void mustBeInReview() {
        if (state != CaseState.IN_REVIEW) {
            throw new CaseRejected(Reason.NOT_IN_THIS_STATE);
        }
    }

    private CaseFile in(CaseState next, @Nullable String worker, @Nullable Decision made) {
        return new CaseFile(reference, service, owner, submission, formVersion, answers, subject, contact, next,
                handedInAt, dueOn, worker, made, revision, concerned);
    }
}
