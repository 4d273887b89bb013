package ch.meinkonto.soc.bench.kill;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import ch.meinkonto.soc.bench.stand.RaisedAlert;
import ch.meinkonto.soc.bench.stand.StoredDocuments;

/**
 * What is there when all is over.
 *
 * @param lost events that were acknowledged and are not there
 * @param twice documents of events beyond the first one each
 * @param strange events nobody sent: gaps and breaks of chains that the engine believes to have found
 * @param refused dead letters
 * @param alerts by id
 */
record Seen(long lost, long twice, long strange, long refused, Map<String, RaisedAlert> alerts) {
    private static final Duration UNCHANGED = Duration.ofSeconds(6);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Looks once nothing changes any more. */
    static Seen in(StoredDocuments documents, Set<String> sent) throws IOException, InterruptedException {
        Map<String, RaisedAlert> alerts = settled(documents);
        List<String> stored = documents.eventIds();
        Set<String> different = new HashSet<>(stored);
        long twice = stored.size() - different.size();
        Set<String> lost = new HashSet<>(sent);
        lost.removeAll(different);
        different.removeAll(sent);
        return new Seen(lost.size(), twice, different.size(), documents.count(StoredDocuments.DEAD_LETTERS), alerts);
    }

    /** Time goes on in the engine every two seconds: after three times nothing more follows from what is stored. */
    private static Map<String, RaisedAlert> settled(StoredDocuments documents)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        Map<String, RaisedAlert> alerts = read(documents);
        long since = System.nanoTime();
        while (System.nanoTime() - since < UNCHANGED.toNanos()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("The alerts do not settle.");
            }
            Thread.sleep(PAUSE);
            Map<String, RaisedAlert> now = read(documents);
            if (!now.equals(alerts)) {
                alerts = now;
                since = System.nanoTime();
            }
        }
        return alerts;
    }

    private static Map<String, RaisedAlert> read(StoredDocuments documents) throws IOException {
        Map<String, RaisedAlert> alerts = new TreeMap<>();
        documents.alerts().forEach(alert -> alerts.put(alert.id(), alert));
        return alerts;
    }
}
