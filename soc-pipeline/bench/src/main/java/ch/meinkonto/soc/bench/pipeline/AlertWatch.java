package ch.meinkonto.soc.bench.pipeline;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.bench.attack.Attacker;
import ch.meinkonto.soc.bench.stand.RaisedAlert;
import ch.meinkonto.soc.bench.stand.StoredDocuments;

/** Waits for the alerts of planted attacks; asks only while some attack has happened and its alert is not there. */
final class AlertWatch {
    /** Between two queries of a small index: few enough not to be the load, and the error of what is measured. */
    static final Duration POLL = Duration.ofMillis(20);
    /** The engine's clock is ours; an alert may be written a moment after it is dated. */
    private static final Duration LOOK_BACK = Duration.ofSeconds(3);

    private final StoredDocuments documents;
    private final Clock clock;
    private final Map<String, Attacker.Planted> open = new HashMap<>();
    private final int all;

    AlertWatch(StoredDocuments documents, Clock clock, List<Attacker.Planted> attacks) {
        this.documents = documents;
        this.clock = clock;
        this.all = attacks.size();
        attacks.forEach(attack -> open.put(key(attack.attack().detection(), attack.victim()), attack));
    }

    private static String key(String detection, String value) {
        return detection + " " + value;
    }

    /**
     * How long each alert took.
     *
     * @throws IOException if some are not there at the deadline
     */
    List<Duration> until(Instant deadline) throws IOException, InterruptedException {
        List<Duration> latencies = new ArrayList<>();
        while (!open.isEmpty()) {
            Instant now = clock.instant();
            if (now.isAfter(deadline)) {
                throw new IOException(open.size() + " of " + all + " attacks have no alert, among them "
                        + open.values().iterator().next());
            }
            Instant oldest = open.values().stream().map(Attacker.Planted::last).min(Instant::compareTo).orElse(now);
            if (oldest.isAfter(now)) {
                Thread.sleep(Duration.between(now, oldest));
                continue;
            }
            List<RaisedAlert> found = documents.alertsSince(oldest.minus(LOOK_BACK));
            Instant seen = clock.instant();
            found.forEach(alert -> note(alert, seen, latencies));
            Thread.sleep(POLL);
        }
        return latencies;
    }

    private void note(RaisedAlert alert, Instant seen, List<Duration> latencies) {
        for (String value : alert.group().values()) {
            Attacker.Planted attack = open.remove(key(alert.detection(), value));
            if (attack != null) {
                latencies.add(Duration.between(attack.last(), seen));
            }
        }
    }
}
