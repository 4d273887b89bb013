package ch.meinkonto.portal.cases;

import java.util.List;

import ch.meinkonto.portal.cityservice.CityServiceRefusal;

/** A request needs others who take part, or their agreement, before it can be handed in or paid. */
final class PartiesMissing extends CityServiceRefusal {
    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Reason {
        PARTIES_MISSING
    }

    /**
     * What one role lacks.
     *
     * @param role its name
     * @param needed how many there must be
     * @param there how many take part, or agree
     * @param agrees whether it is their agreement that is needed
     */
    record Missing(String role, int needed, int there, boolean agrees) {}

    private final transient List<Missing> missing;

    PartiesMissing(List<Missing> missing) {
        super(Reason.PARTIES_MISSING);
        this.missing = List.copyOf(missing);
    }

    /** What is missing, in the order of the roles. */
    List<Missing> missing() {
        return missing;
    }

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }

    @Override
    public String messageKey() {
        return "cases.reason.parties-missing";
    }
}
