package ch.meinkonto.soc.engine.detect;

import java.time.Instant;

/** How far detection is. */
public interface DetectionProgress {
    /** Event time of the newest event evaluated; 1970 before the first. */
    Instant evaluatedUntil();

    /** How it stands with detection and each of its rules, a few seconds old at most. */
    DetectionHealth health();
}
