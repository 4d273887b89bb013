package ch.meinkonto.soc.engine.detect;

/** Which detections are in force at the moment; they change while the engine runs. */
public final class RulesInForce {
    private volatile Detections current;

    RulesInForce(Detections first) {
        this.current = first;
    }

    /** Those that the next event is evaluated against. */
    public Detections current() {
        return current;
    }

    void become(Detections next) {
        current = next;
    }
}
