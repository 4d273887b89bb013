package ch.meinkonto.soc.engine;

/**
 * Whether telemetry is taken at the moment: the port between the intake and whoever concludes something from silence. Senders
 * that are turned away are not silent.
 */
public interface Reception {
    /** False where a sender was told a moment ago to come again because nothing could be stored. */
    boolean isOpen();
}
