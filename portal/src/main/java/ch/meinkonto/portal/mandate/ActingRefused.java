package ch.meinkonto.portal.mandate;

import java.util.Locale;

import ch.meinkonto.portal.cityservice.CityServiceRefusal;

/** Somebody who acts for another asked for what they may not see or do for them. */
final class ActingRefused extends CityServiceRefusal {
    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Reason {
        /** Not in the services they may act in. */
        OUTSIDE_MANDATE,
        /** The mandate was ended, or its last day is over, or the child is of age. */
        MANDATE_OVER,
        /** The draft they took part in is handed in or given up, or they no longer take part. */
        PART_OVER,
        /** The form was shown while they acted for somebody else than now. */
        OTHER_PERSON
    }

    private final String name;

    /**
     * Refuses.
     *
     * @param name of whom they act for, empty where they no longer do
     */
    ActingRefused(Reason reason, String name) {
        super(reason);
        this.name = name;
    }

    String name() {
        return name;
    }

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }

    @Override
    public String messageKey() {
        return "mandate.refused." + code().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
