package ch.meinkonto.soc.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What an analyst works on. Index {@code meinkonto-alerts}; written create-only under {@link #id}, which is derived from
 * rule, version, group key and first contributing event, so that a replay yields the same alert and never a second one.
 *
 * @param id UUIDv5, document id
 * @param detection folder name of the detection, kebab-case
 * @param ruleId id of the Sigma rule or correlation (UUID)
 * @param title title of the rule, English
 * @param level informational, low, medium, high or critical
 * @param risk 0 to 100
 * @param summary one plain sentence with the figures
 * @param techniques ATT&amp;CK technique ids, for example {@code T1110.001}
 * @param tactics ATT&amp;CK tactics, kebab-case, for example {@code credential-access}
 * @param group fields the events share, with their values, for example {@code client.ip}
 * @param eventIds contributing events, in event time, at most 100
 * @param eventCount how many events contributed in all
 * @param firstEvent event time of the first contributing event
 * @param lastEvent event time of the last contributing event
 * @param created when the engine raised it
 * @param status open, acknowledged or closed
 * @param assignee pseudonymous id of the analyst, absent until taken
 * @param closeReason true-positive, benign-true-positive, false-positive, duplicate or accepted-risk
 * @param userIds pseudonymous accounts involved
 * @param addresses client addresses involved
 */
public record Alert(String id, String detection, String ruleId, String title, String level, int risk, String summary,
        List<String> techniques, List<String> tactics, Map<String, String> group, List<String> eventIds,
        long eventCount, Instant firstEvent, Instant lastEvent, Instant created, String status,
        @Nullable String assignee, @Nullable String closeReason, List<String> userIds, List<String> addresses) {
    /** Status of an alert nobody has taken yet. */
    public static final String OPEN = "open";
    /** Status of an alert somebody works on. */
    public static final String ACKNOWLEDGED = "acknowledged";
    /** Status of an alert that is done. */
    public static final String CLOSED = "closed";
}
