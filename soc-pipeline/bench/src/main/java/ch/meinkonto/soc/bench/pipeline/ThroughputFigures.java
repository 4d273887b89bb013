package ch.meinkonto.soc.bench.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

import ch.meinkonto.soc.bench.city.SteadyTraffic;
import ch.meinkonto.soc.bench.measure.Median;
import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.bench.send.Happening;
import ch.meinkonto.soc.bench.stand.Size;
import ch.meinkonto.soc.bench.stand.Stand;
import ch.meinkonto.soc.bench.stand.StoredDocuments;

/**
 * Events per second from OTLP to searchable, beside the documents per second that Elasticsearch's own bulk client brings into
 * the same node: in turns, the same documents, an index that is mapped the same.
 */
final class ThroughputFigures {
    private static final String PEER = "BulkIngester";

    private final Run run;
    private final int rounds;
    private final int events;
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    ThroughputFigures(Run run) {
        this.run = run;
        this.rounds = run.quick() ? 1 : 3;
        this.events = run.quick() ? 12_000 : 50_000;
    }

    void measure() throws IOException, InterruptedException {
        run.report().progress("throughput: starting engine and Elasticsearch");
        try (Stand stand = Stand.open(run.installation(), Size.measured(), List.of());
                StoredDocuments documents = stand.documents()) {
            Burst burst = new Burst(stand.line());
            SteadyTraffic traffic = new SteadyTraffic(run.seed());
            RawIngest raw = new RawIngest(documents);
            run.report().progress("throughput: warming up");
            for (int warming = 0; warming < 2; warming++) {
                List<ObjectNode> stored = engine(burst, traffic, documents, events / 2, warming == 0, "");
                raw("", raw, stored, warming == 0);
            }
            for (int round = 1; round <= rounds; round++) {
                run.report().progress("throughput: round " + round + " of " + rounds);
                List<ObjectNode> stored = engine(burst, traffic, documents, events, true, "gzip");
                raw("raw", raw, stored, true);
                stored = engine(burst, traffic, documents, events, false, "plain");
                raw("raw-objects", raw, stored, false);
            }
            tell();
            Machine.memory(run, "throughput", stand.enginePid());
        }
    }

    /** One round of ours; returns what Elasticsearch has now, for the peer. */
    private List<ObjectNode> engine(Burst burst, SteadyTraffic traffic, StoredDocuments documents, int count,
            boolean compressed, String kind) throws IOException, InterruptedException {
        Instant begin = run.clock().instant();
        List<Happening> happenings = traffic.events(count, begin.minusSeconds(10), Duration.ofSeconds(10));
        List<Burst.Queue> queues = burst.encode(happenings, compressed);
        long before = documents.count(StoredDocuments.EVENTS);
        Instant received = run.clock().instant();
        long start = System.nanoTime();
        burst.send(queues, compressed);
        documents.refresh(StoredDocuments.EVENTS);
        double seconds = (System.nanoTime() - start) / 1e9;
        long found = documents.count(StoredDocuments.EVENTS) - before;
        if (found != count) {
            throw new IOException("Of " + count + " events " + found + " can be found.");
        }
        note(kind, count / seconds);
        return documents.eventsSince(received);
    }

    private void raw(String kind, RawIngest raw, List<ObjectNode> stored, boolean encoded)
            throws IOException, InterruptedException {
        double seconds = raw.seconds(stored, encoded);
        note(kind, stored.size() / seconds);
    }

    private void note(String kind, double rate) {
        if (!kind.isEmpty()) {
            run.report().progress(String.format(Locale.ROOT, "throughput: %-11s %,8.0f events/s", kind, rate));
            rates.computeIfAbsent(kind, unused -> new ArrayList<>()).add(rate);
        }
    }

    private void tell() {
        String how = ", " + events + " events a round, three sources, one request of 500 in flight each";
        figure("gzip", "raw", "OTLP over HTTP with gzip" + how
                + "; the peer from documents that are JSON already, 1,000 a request, 3 at once");
        figure("plain", "raw", "OTLP over HTTP without compression" + how);
        figure("gzip", "raw-objects", "beside the peer that writes JSON from objects, as any program must");
    }

    private void figure(String ours, String peer, String note) {
        String name = "pipeline.throughput." + ours + (peer.equals("raw-objects") ? ".from-objects" : "");
        run.report()
                .figure(new Figure(name, "events/s", median(ours), median(peer), PEER,
                        note + "; rounds " + spread(ours) + " and " + spread(peer)));
    }

    private double median(String kind) {
        return Median.of(rates.getOrDefault(kind, List.of()).stream().mapToDouble(each -> each).toArray());
    }

    private String spread(String kind) {
        List<Double> all = rates.getOrDefault(kind, List.of());
        return String.format(Locale.ROOT, "%,.0f-%,.0f", all.stream().mapToDouble(each -> each).min().orElse(0),
                all.stream().mapToDouble(each -> each).max().orElse(0));
    }
}
