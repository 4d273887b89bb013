package ch.meinkonto.dashboards.alerts;

import java.time.Instant;
import java.util.List;

/**
 * One page of the queue.
 *
 * @param filter what was asked for, with the page that is shown
 * @param alerts the alerts of this page, in order
 * @param total how many match in all
 * @param pages how many pages there are, at least 1
 * @param at when it was read
 */
public record AlertQueue(AlertFilter filter, List<StoredAlert> alerts, long total, int pages, Instant at) {
    /** Whether there are more matches than are sorted and shown. */
    public boolean cut() {
        return total > Alerts.SORTED_AT_ONCE;
    }
}
