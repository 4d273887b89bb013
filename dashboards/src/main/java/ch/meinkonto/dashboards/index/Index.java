package ch.meinkonto.dashboards.index;

/** The aliases the engine writes behind. */
public final class Index {
    /** Security events, ECS. */
    public static final String EVENTS = "meinkonto-events";
    /** The access log: one document per server span, ECS. */
    public static final String SPANS = "meinkonto-spans";
    /** Metrics of the applications. */
    public static final String METRICS = "meinkonto-metrics";
    /** Alerts: what analysts work on. */
    public static final String ALERTS = "meinkonto-alerts";
    /** What was ordered about alerts, and how it stands with each application. */
    public static final String RESPONSES = "meinkonto-responses";
    /** Detections with rule and runbook, document id = name of the detection. */
    public static final String RULES = "meinkonto-rules";

    private Index() {}
}
