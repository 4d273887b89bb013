package ch.meinkonto.soc.sigma.correlate;

import java.util.List;

/**
 * What became of a snapshot.
 *
 * @param kept keys of the correlations that go on
 * @param dropped keys of those whose state was dropped: they are gone, or were changed since
 */
public record Restored(List<String> kept, List<String> dropped) {}
