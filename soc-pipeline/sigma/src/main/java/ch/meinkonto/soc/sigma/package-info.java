/**
 * Sigma for the Java platform: rules in, findings out. Plain Java; depends on its YAML parser, RE2/J and JSpecify alone.
 *
 * <p>
 * The way of a rule: {@code parse} reads YAML into the tree of {@code rule}, {@code match} asks whether one event satisfies
 * a rule, {@code correlate} counts matches over time. {@link ch.meinkonto.soc.sigma.Evaluator} joins the last two.
 *
 * <p>
 * Where the specification (SigmaHQ, version 2.1) leaves a choice, this is ours:
 * <ul>
 * <li>Texts compare without case: both sides in Unicode lower case of the root locale. {@code cased} compares exactly.</li>
 * <li>A number in a rule equals a number of the same value and a text that is written the same.</li>
 * <li>{@code null} means that the field is absent or null. An array matches when any of its elements does.</li>
 * <li>A keyword matches when any value of the event contains it.</li>
 * <li>{@code ?} stands for one Unicode character; half of a surrogate pair counts as the replacement character.</li>
 * <li>{@code re} searches, unanchored and with case, in the value as it came.</li>
 * <li>{@code neq} turns the whole item round: no value of the field may equal any listed value.</li>
 * <li>A filter takes away: a rule matches where it did and the condition of the filter does not hold.</li>
 * <li>Below {@code re}, {@code startswith} and {@code endswith} anchor the search; {@code contains} changes nothing.</li>
 * <li>A field name is looked up as written; dotted names and nested objects are the same thing.</li>
 * <li>Two events are within a time span when they are at most that far apart, both ends included.</li>
 * <li>A plain YAML scalar is typed by the core schema of YAML 1.2: {@code 2026-01-01} and {@code yes} are texts.</li>
 * </ul>
 */
@NullMarked
package ch.meinkonto.soc.sigma;

import org.jspecify.annotations.NullMarked;
