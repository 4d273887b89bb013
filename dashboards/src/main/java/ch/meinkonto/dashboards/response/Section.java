package ch.meinkonto.dashboards.response;

import java.util.List;
import java.util.Map;

/**
 * What the page of an alert shows about responses.
 *
 * @param on whether anything can be ordered here
 * @param choices what can be done, by action
 * @param lasting the actions that last, and so need a duration
 * @param durations ISO 8601, as a form carries them
 * @param orders what was ordered, newest first
 * @param key for this form only: sent twice it is the same order
 */
public record Section(boolean on, Map<String, List<Choice>> choices, List<String> lasting, List<String> durations,
        List<Order> orders, String key) {}
