/** How is measured: rounds in turn, thread CPU time, medians, heap. Depends on the lanes and the engines. */
@NullMarked
package ch.meinkonto.soc.bench.measure;

import org.jspecify.annotations.NullMarked;
