package ch.meinkonto.portal.datedrule;

import java.util.Locale;

import ch.meinkonto.portal.cityservice.CityServiceRefusal;

/** A rule cannot be changed like that. */
final class RuleRefused extends CityServiceRefusal {
    private static final long serialVersionUID = 1L;

    /** Why, and which field of the form it is about. */
    enum Reason {
        NO_SUCH_RULE("rule", Kind.NOT_FOUND),
        NO_SUCH_PROPOSAL("proposal", Kind.NOT_FOUND),
        VALUE_MISSING("value", Kind.INVALID),
        VALUE_UNREADABLE("value", Kind.INVALID),
        VALUE_OF_ANOTHER_KIND("value", Kind.INVALID),
        VALUE_NOT_UNDERSTOOD("value", Kind.INVALID),
        CHANGES_NOTHING("value", Kind.INVALID),
        PERIOD_UNREADABLE("from", Kind.INVALID),
        UNTIL_UNREADABLE("until", Kind.INVALID),
        NOT_IN_THE_FUTURE("from", Kind.INVALID),
        NOT_WHOLE_YEARS("from", Kind.INVALID),
        TAKES_TIME_AWAY("value", Kind.INVALID),
        LEAVES_A_GAP("from", Kind.INVALID),
        SOURCE_MISSING("source", Kind.INVALID),
        REASON_MISSING("reason", Kind.INVALID),
        DECISION_MISSING("decision", Kind.INVALID),
        ALREADY_PROPOSED("rule", Kind.CONFLICT),
        OWN_PROPOSAL("proposal", Kind.CONFLICT),
        NOT_YOUR_PROPOSAL("proposal", Kind.CONFLICT),
        DECIDED_ALREADY("proposal", Kind.CONFLICT),
        EXPIRED("proposal", Kind.CONFLICT),
        RULE_CHANGED("proposal", Kind.CONFLICT);

        private final String field;
        private final Kind kind;

        Reason(String field, Kind kind) {
            this.field = field;
            this.kind = kind;
        }

        /** The field of the form at which the reason is shown. */
        String field() {
            return field;
        }

        /** The message that tells it in words. */
        String messageKey() {
            return "rules.reason." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    RuleRefused(Reason reason) {
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
        return reason().messageKey();
    }
}
