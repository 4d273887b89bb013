/**
 * The same rule as a query of a search index, for hunting in what is already stored. Builds plain maps and text: nothing of
 * Elasticsearch is needed to build a query. May use {@code rule}, {@code match} (to ask a rule about a single value) and
 * {@code print}.
 *
 * <p>
 * A rule is asked of an event as it came; a query is asked of what the index made of it. Where the two differ, each part of
 * a rule is translated twice: into what holds <em>at least</em> where the part holds, and into what holds <em>at most</em>
 * there. Negation exchanges the two. The query handed out is always the wide one, so it never misses a match, and it says
 * whether the two are the same: then its hits are the matches, else the engine must look at the hits again.
 *
 * <p>
 * What decides whether they are the same, measured on Elasticsearch 9.5:
 * <ul>
 * <li>{@code case_insensitive} of term, prefix and wildcard queries folds ASCII letters only, that of a regexp query folds
 * by Unicode and takes long s for s. A rule compares in Unicode lower case. Letters that differ are therefore written out,
 * for example {@code [kK\u212A]}; the other queries are used where ASCII is the whole truth.</li>
 * <li>A keyword longer than {@code ignore_above} is not indexed, but {@code _ignored} names its field: such documents are
 * hits of every question that a long value could satisfy.</li>
 * <li>Flattened fields drop long values without a trace, and unmapped fields are in the source only: nothing is known.</li>
 * <li>The regular expressions of Lucene know no assertions, must not be longer than 1,000 characters, and are refused where
 * the automaton would be too large.</li>
 * </ul>
 */
@NullMarked
package ch.meinkonto.soc.sigma.translate;

import org.jspecify.annotations.NullMarked;
