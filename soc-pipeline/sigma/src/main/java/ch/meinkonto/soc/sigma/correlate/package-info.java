/**
 * What several matches mean together. Everything is computed in event time from the set of matches, never from the order
 * in which they arrive: late, shuffled and repeated events end in the same findings as sorted ones.
 *
 * <p>
 * How: the matches of one group, sorted by time and id, fall into episodes. A finding is raised at the first match at
 * which the condition holds; its first contributing event is the anchor of its identity. Later matches are folded into
 * it until the group has been quiet for the time span. A match that arrives late is put where it belongs and the part that
 * can still change is computed again; what that changes is reported as {@link ch.meinkonto.soc.sigma.correlate.Change}.
 * What is older than the allowed lateness is sealed: it is kept as a result and no longer as matches.
 */
@NullMarked
package ch.meinkonto.soc.sigma.correlate;

import org.jspecify.annotations.NullMarked;
