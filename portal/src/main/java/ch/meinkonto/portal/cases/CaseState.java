package ch.meinkonto.portal.cases;

import java.util.EnumSet;
import java.util.Set;

import ch.meinkonto.portal.cityservice.RequestSummary.Tone;
import ch.meinkonto.soc.contract.Codes;

/** Where a case stands. */
public enum CaseState {
    /** It waits for somebody of the office. */
    HANDED_IN,
    /** Somebody of the office is working on it; a decision may be proposed and wait for a second person. */
    IN_REVIEW,
    /** The resident is asked for another answer; the office waits. */
    ASKED_BACK,
    DECIDED,
    /** The resident no longer wants it. */
    WITHDRAWN;

    /** Every change of state there is. */
    Set<CaseState> next() {
        return switch (this) {
            case HANDED_IN -> EnumSet.of(IN_REVIEW, DECIDED, WITHDRAWN);
            case IN_REVIEW -> EnumSet.of(ASKED_BACK, DECIDED, WITHDRAWN, HANDED_IN);
            case ASKED_BACK -> EnumSet.of(IN_REVIEW, WITHDRAWN);
            // A service may let a resident give back what they got; what cannot be carried out goes back to the office.
            case DECIDED -> EnumSet.of(WITHDRAWN, HANDED_IN);
            case WITHDRAWN -> EnumSet.noneOf(CaseState.class);
        };
    }

    /** Whether nothing is decided yet. */
    public boolean isOpen() {
        return this == HANDED_IN || this == IN_REVIEW || this == ASKED_BACK;
    }

    Tone tone() {
        return switch (this) {
            case HANDED_IN, IN_REVIEW -> Tone.INFO;
            case ASKED_BACK -> Tone.WARN;
            case DECIDED -> Tone.GOOD;
            case WITHDRAWN -> Tone.QUIET;
        };
    }

    /** The lower-case code in events and for programs. */
    public String code() {
        return Codes.of(this);
    }
}
