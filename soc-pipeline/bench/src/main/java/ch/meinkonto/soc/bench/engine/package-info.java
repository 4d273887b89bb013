/** The engines under test behind one interface: ours, the naive one and the peers, each with its translation of the rules.
 * Depends on the Sigma library, the lanes, the peers and Jackson. */
@NullMarked
package ch.meinkonto.soc.bench.engine;

import org.jspecify.annotations.NullMarked;
