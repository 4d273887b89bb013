package ch.meinkonto.soc.engine.chain;

/**
 * How far a source has come.
 *
 * @param sequence number of its last event
 * @param hash hash of its last event
 */
record SourcePosition(long sequence, String hash) {}
