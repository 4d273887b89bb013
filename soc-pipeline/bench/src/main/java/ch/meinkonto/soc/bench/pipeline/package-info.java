/** The benchmark of the pipeline: throughput, latency, a day of a city, kills; the engine as it is packaged, all detections on. */
@NullMarked
package ch.meinkonto.soc.bench.pipeline;

import org.jspecify.annotations.NullMarked;
