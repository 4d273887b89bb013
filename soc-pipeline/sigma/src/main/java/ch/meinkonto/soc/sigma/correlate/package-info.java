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
 *
 * <p>
 * Where the specification (SigmaHQ, version 2.1, correlation rules) leaves a choice, this is ours:
 * <ul>
 * <li>A condition is asked at every match, over the matches within the time span before it. So {@code lt: 3} holds at the first
 * match.</li>
 * <li>{@code value_sum}, {@code value_avg}, {@code value_median} and {@code value_percentile} compute with exact decimal numbers;
 * a value that is no number is counted and left out. {@code percentile} says which percentile is compared with the bound, by
 * nearest rank.</li>
 * <li>A condition over rule names is brought into its alternatives. Of {@code temporal_ordered}, the rules that an alternative
 * names must match in the order of the list.</li>
 * <li>{@code not} means: no match within the time span, before or after, of the match at which the rest holds. With
 * {@code temporal_ordered} the place in the list tells which: a rule behind all that must match must not follow, any other must
 * not have come before. This is decided when the time span after the match is over and the allowed lateness, too; the finding
 * has fired at the end of that time span.</li>
 * <li>An inner correlation takes part at the moment it fired, with the events for which its condition held; a value that joined
 * it later takes part from then on. Its group-by does not matter outside.</li>
 * </ul>
 *
 * <p>
 * Our own types stand below {@code x-correlation} instead of {@code correlation}. {@code absence}: the first rule of the list
 * matched and none of the others did within the time span after it; a single rule must follow itself. {@code first_seen}: the
 * {@code field} has a value that its group has not had within the time span before, while it has had another.
 *
 * <p>
 * May use: {@code rule} and {@code match}.
 */
@NullMarked
package ch.meinkonto.soc.sigma.correlate;

import org.jspecify.annotations.NullMarked;
