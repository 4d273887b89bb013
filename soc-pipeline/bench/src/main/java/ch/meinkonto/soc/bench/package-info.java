/**
 * Measures what we built, side by side with its peers. {@link ch.meinkonto.soc.bench.Bench} is the command; a benchmark is
 * one class that implements {@link ch.meinkonto.soc.bench.report.Benchmark} and is listed there. Nothing depends on this
 * module: the peers live here alone.
 */
@NullMarked
package ch.meinkonto.soc.bench;

import org.jspecify.annotations.NullMarked;
