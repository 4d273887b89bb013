/** Figures and how they are told, as a table or as JSON lines. Depends on Jackson alone. */
@NullMarked
package ch.meinkonto.soc.bench.report;

import org.jspecify.annotations.NullMarked;
