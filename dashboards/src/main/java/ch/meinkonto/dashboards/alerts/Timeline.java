package ch.meinkonto.dashboards.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The evidence along time, one lane for each kind of event and outcome. Positions are percentages of the width, so that the
 * picture needs neither script nor inline style.
 *
 * @param lanes in the order in which their first event came
 * @param ticks times below the lanes
 */
public record Timeline(List<Lane> lanes, List<Tick> ticks) {
    private static final int TICKS = 4;
    private static final double MARGIN = 2;
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAYS = DateTimeFormatter.ofPattern("dd.MM. HH:mm", Locale.ROOT);

    /**
     * Events of one kind.
     *
     * @param what action or method
     * @param outcome how they ended
     * @param points one for each event
     */
    public record Lane(String what, String outcome, List<Point> points) {}

    /**
     * An event in the picture.
     *
     * @param x distance from the left, with percent sign
     * @param at event time
     */
    public record Point(String x, Instant at) {}

    /**
     * A time in the picture.
     *
     * @param x distance from the left, with percent sign
     * @param anchor start, middle or end: which part of the text stands there
     * @param text local time
     */
    public record Tick(String x, String anchor, String text) {}

    static Timeline of(List<Evidence.Event> events) {
        if (events.isEmpty()) {
            return new Timeline(List.of(), List.of());
        }
        Instant first = events.getFirst().at();
        Instant last = events.getLast().at();
        Map<String, Lane> lanes = new LinkedHashMap<>();
        for (Evidence.Event event : events) {
            lanes.computeIfAbsent(event.what() + " " + event.outcome(),
                    _ -> new Lane(event.what(), event.outcome(), new ArrayList<>())).points()
                    .add(new Point(position(first, last, event.at()), event.at()));
        }
        return new Timeline(List.copyOf(lanes.values()), ticks(first, last));
    }

    private static String position(Instant first, Instant last, Instant at) {
        long whole = Duration.between(first, last).toMillis();
        double share = whole == 0 ? 0.5 : (double) Duration.between(first, at).toMillis() / whole;
        return String.format(Locale.ROOT, "%.2f%%", MARGIN + share * (100 - 2 * MARGIN));
    }

    private static List<Tick> ticks(Instant first, Instant last) {
        Duration whole = Duration.between(first, last);
        DateTimeFormatter format = whole.compareTo(Duration.ofHours(20)) > 0 ? DAYS : SECONDS;
        if (whole.isZero()) {
            return List.of(new Tick("50%", "middle", format.format(first.atZone(ZONE))));
        }
        List<Tick> ticks = new ArrayList<>();
        for (int tick = 0; tick <= TICKS; tick++) {
            Instant at = first.plus(whole.multipliedBy(tick).dividedBy(TICKS));
            String anchor = tick == 0 ? "start" : tick == TICKS ? "end" : "middle";
            ticks.add(new Tick(position(first, last, at), anchor, format.format(at.atZone(ZONE))));
        }
        return ticks;
    }
}
