/** The engine: one package per stage, in the order events meet them: receive, normalise, store, detect, alert. */
@NullMarked
package ch.meinkonto.soc.engine;

import org.jspecify.annotations.NullMarked;
