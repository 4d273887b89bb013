/** How is measured: rounds in turn, thread CPU time, medians, heap. Depends on lanes, engines and reports. */
@NullMarked
package ch.meinkonto.soc.bench.measure;

import org.jspecify.annotations.NullMarked;
