package ch.meinkonto.soc.contract;

/** How the action an event tells of ended: the values of ECS {@code event.outcome}. */
public enum Outcome {
    SUCCESS("success"),
    FAILURE("failure"),
    UNKNOWN("unknown");

    private final String value;

    Outcome(String value) {
        this.value = value;
    }

    /** The lower-case word that stands in the document. */
    public String value() {
        return value;
    }
}
