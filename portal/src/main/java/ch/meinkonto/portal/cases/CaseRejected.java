package ch.meinkonto.portal.cases;

import java.util.Locale;

import ch.meinkonto.portal.cityservice.CityServiceRefusal;

/** What was asked cannot be done with this draft or case. */
public final class CaseRejected extends CityServiceRefusal {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** A question is open. */
        INCOMPLETE(Kind.INVALID),
        /** A program used the same key for something else. */
        SUBMISSION_DIFFERS(Kind.INVALID),
        /** It costs something: it is handed in when it is paid, and that is done on the pages. */
        TO_BE_PAID(Kind.CONFLICT),
        /** What it costs has changed since the page was shown. */
        FEE_CHANGED(Kind.CONFLICT),
        /** It is being paid at this moment: what was checked stays until then. */
        BEING_PAID(Kind.CONFLICT),
        /** It is decided, withdrawn or being worked on. */
        NOT_WITHDRAWABLE(Kind.CONFLICT),
        NOT_IN_THIS_STATE(Kind.CONFLICT),
        /** Who takes part may not hand in, give up or invite: that is for whose request it is. */
        NOT_APPLICANT(Kind.CONFLICT),
        /** There are as many in this role as there can be, or there is no such role after these answers. */
        NO_SUCH_PARTY(Kind.CONFLICT),
        /** Somebody else changed it meanwhile. */
        CHANGED_MEANWHILE(Kind.CONFLICT),
        /** Somebody else works on it. */
        NOT_ASSIGNEE(Kind.CONFLICT),
        /** A member of staff may not handle their own request. */
        OWN_CASE(Kind.CONFLICT),
        /** The second person must be another one than the first. */
        SAME_PERSON(Kind.CONFLICT);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }
    }

    public CaseRejected(Reason reason) {
        super(reason);
    }

    @Override
    public Reason reason() {
        return (Reason) super.reason();
    }

    @Override
    public Kind kind() {
        return reason().kind;
    }

    @Override
    public String messageKey() {
        return "cases.reason." + reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
