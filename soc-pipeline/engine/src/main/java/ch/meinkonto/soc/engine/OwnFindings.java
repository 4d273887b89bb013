package ch.meinkonto.soc.engine;

import java.time.Instant;

import ch.meinkonto.soc.contract.SecurityEvent;

/**
 * Where a stage leaves what it found out about the engine itself. It becomes a security event: stored, seen by rules, told like
 * any other.
 */
public interface OwnFindings {
    /**
     * Takes a finding and returns at once.
     *
     * @param time when it was found
     */
    void report(SecurityEvent finding, Instant time);
}
