/** Made-up events, the same on every run: one lane of JSON lines per kind of source. Depends on Jackson alone. */
@NullMarked
package ch.meinkonto.soc.bench.lane;

import org.jspecify.annotations.NullMarked;
