/**
 * Whether one event satisfies a rule, and why.
 *
 * <p>
 * The way of an event: {@code JsonLines} reads it into a {@code FlatEvent}, {@code Routes} finds the {@code RouteIndex} of its
 * log source, that gathers {@code Candidates}, and each of them is asked as a {@code FlatRule}. The way of a rule into the
 * index: {@code Witnesses} derives its covers, {@code Rarity} says which of them is rare. {@code CompiledRule} and
 * {@code ReferenceMatcher} are the plain reading of the same, on objects. See docs/adr/0008.
 */
@NullMarked
package ch.meinkonto.soc.sigma.match;

import org.jspecify.annotations.NullMarked;
