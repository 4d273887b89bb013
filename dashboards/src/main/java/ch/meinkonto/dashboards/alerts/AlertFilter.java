package ch.meinkonto.dashboards.alerts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import ch.meinkonto.soc.contract.Alert;

/**
 * What of the queue is shown, as it stands in the address of the page.
 *
 * @param status active (open or acknowledged), open, acknowledged, closed or all
 * @param level a severity's code, empty for all
 * @param detection name of a detection, empty for all
 * @param q text in title, summary, detection, account or address, empty for all
 * @param sort urgency, newest or risk
 * @param page from 1
 */
public record AlertFilter(String status, String level, String detection, String q, String sort, int page) {
    private static final int LONGEST_TEXT = 200;
    private static final Set<String> ORDERS = Set.of("urgency", "newest", "risk");
    private static final Map<String, List<String>> STATUSES = Map.of("active", List.of(Alert.OPEN, Alert.ACKNOWLEDGED),
            Alert.OPEN, List.of(Alert.OPEN), Alert.ACKNOWLEDGED, List.of(Alert.ACKNOWLEDGED), Alert.CLOSED,
            List.of(Alert.CLOSED), "all", List.of());

    /** An address is typed by people: what makes no sense means what it would mean if it were not there. */
    static AlertFilter asked(@Nullable String status, @Nullable String level, @Nullable String detection,
            @Nullable String q, @Nullable String sort, @Nullable String page) {
        return new AlertFilter(status != null && STATUSES.containsKey(status) ? status : "active",
                level != null && Severity.of(level).isPresent() ? level : "",
                detection == null ? "" : cut(detection), q == null ? "" : cut(q),
                sort != null && ORDERS.contains(sort) ? sort : "urgency",
                page != null && page.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(page) : 1);
    }

    /** Everything somebody should still look at, most urgent first. */
    public static AlertFilter everythingActive() {
        return new AlertFilter("active", "", "", "", "urgency", 1);
    }

    private static String cut(String text) {
        String stripped = text.strip();
        return stripped.length() > LONGEST_TEXT ? stripped.substring(0, LONGEST_TEXT) : stripped;
    }

    /** The statuses to search for; none means all. */
    List<String> statuses() {
        return STATUSES.getOrDefault(status, List.of());
    }

    /** Whether anything but the standard view is asked for. */
    public boolean narrowed() {
        return !level.isEmpty() || !detection.isEmpty() || !q.isEmpty() || !"active".equals(status);
    }

    /** This filter with another page. */
    public AlertFilter onPage(int number) {
        return new AlertFilter(status, level, detection, q, sort, number);
    }

    /** This filter in another order. */
    public AlertFilter sortedBy(String order) {
        return new AlertFilter(status, level, detection, q, order, 1);
    }

    /** This filter for another status. */
    public AlertFilter withStatus(String other) {
        return new AlertFilter(other, level, detection, q, sort, 1);
    }

    /** This filter for another level; the same level again means all. */
    public AlertFilter withLevel(String other) {
        return new AlertFilter(status, other.equals(level) ? "" : other, detection, q, sort, 1);
    }

    /** The parameters that differ from the standard view, in a fixed order. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "status", status, "active");
        put(parameters, "level", level, "");
        put(parameters, "detection", detection, "");
        put(parameters, "q", q, "");
        put(parameters, "sort", sort, "urgency");
        put(parameters, "page", Integer.toString(page), "1");
        return parameters;
    }

    /** Where the queue shows this choice: path and query, percent-encoded. */
    public String address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/alerts");
        parameters().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters()).toUriString();
    }

    private static void put(Map<String, String> parameters, String name, String value, String standard) {
        if (!value.equals(standard)) {
            parameters.put(name, value);
        }
    }
}
