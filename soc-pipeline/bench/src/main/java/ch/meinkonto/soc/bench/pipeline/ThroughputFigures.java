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
    private static final double NANOSECONDS = 1e9;

    private final Run run;
    private final int warmings;
    private final int rounds;
    private final int events;
    private final Map<String, List<Double>> measured = new LinkedHashMap<>();

    ThroughputFigures(Run run) {
        this.run = run;
        this.warmings = run.quick() ? 2 : 4;
        this.rounds = run.quick() ? 1 : 3;
        this.events = run.quick() ? 12_000 : 50_000;
    }

    void measure() throws IOException, InterruptedException {
        run.report().progress("throughput: starting engine and Elasticsearch");
        try (Stand stand = Stand.open(run.installation(), Size.measured(), List.of());
                StoredDocuments documents = stand.documents()) {
            Contestants contestants = new Contestants(stand, documents, new Burst(stand.line()),
                    new SteadyTraffic(run.seed()), new RawIngest(documents));
            run.report().progress("throughput: warming up");
            for (int warming = 0; warming < warmings; warming++) {
                List<ObjectNode> stored = ours(contestants, events / 2, warming % 2 == 0, "");
                peers(contestants, stored, warming % 2 == 0, "");
            }
            for (int round = 1; round <= rounds; round++) {
                run.report().progress("throughput: round " + round + " of " + rounds);
                List<ObjectNode> stored = ours(contestants, events, true, "gzip");
                peers(contestants, stored, true, "raw");
                stored = ours(contestants, events, false, "plain");
                peers(contestants, stored, false, "raw-objects");
            }
            tell();
            Machine.memory(run, "throughput", stand.enginePid());
        }
    }

    /** All that takes part. */
    private record Contestants(Stand stand, StoredDocuments documents, Burst burst, SteadyTraffic traffic,
            RawIngest raw) {}

    /** One round of ours; returns what Elasticsearch has now, for the peer. */
    private List<ObjectNode> ours(Contestants all, int count, boolean compressed, String kind)
            throws IOException, InterruptedException {
        Instant begin = run.clock().instant();
        List<Happening> happenings = all.traffic().events(count, begin.minusSeconds(10), Duration.ofSeconds(10));
        List<Burst.Queue> queues = all.burst().encode(happenings, compressed);
        long before = all.documents().countOfApplications();
        Instant received = run.clock().instant();
        Duration engine = all.stand().engineCpu();
        Duration elasticsearch = all.stand().elasticsearchCpu();
        long start = System.nanoTime();
        all.burst().send(queues, compressed);
        all.documents().refresh(StoredDocuments.EVENTS);
        double seconds = (System.nanoTime() - start) / NANOSECONDS;
        cost(kind + ".engine-cpu", all.stand().engineCpu().minus(engine), count);
        cost(kind + ".elasticsearch-cpu", all.stand().elasticsearchCpu().minus(elasticsearch), count);
        long found = all.documents().countOfApplications() - before;
        if (found != count) {
            throw new IOException("Of " + count + " events " + found + " can be found.");
        }
        note(kind, count / seconds);
        return all.documents().eventsSince(received);
    }

    private void peers(Contestants all, List<ObjectNode> stored, boolean encoded, String kind)
            throws IOException, InterruptedException {
        Duration elasticsearch = all.stand().elasticsearchCpu();
        double seconds = all.raw().seconds(stored, encoded);
        cost(kind + ".elasticsearch-cpu", all.stand().elasticsearchCpu().minus(elasticsearch), stored.size());
        note(kind, stored.size() / seconds);
    }

    /** Microseconds of processor time for each event. */
    private void cost(String kind, Duration cpu, int count) {
        if (!kind.startsWith(".")) {
            measured.computeIfAbsent(kind, unused -> new ArrayList<>()).add(cpu.toNanos() / 1e3 / count);
        }
    }

    private void note(String kind, double rate) {
        if (!kind.isEmpty()) {
            run.report().progress(String.format(Locale.ROOT, "throughput: %-11s %,8.0f events/s", kind, rate));
            measured.computeIfAbsent(kind, unused -> new ArrayList<>()).add(rate);
        }
    }

    private void tell() {
        String how = ", " + events + " events a round, three sources, one request of 500 in flight each";
        figure("gzip", "raw", "OTLP over HTTP with gzip" + how
                + "; the peer from documents that are JSON already, 1,000 a request, 3 at once");
        figure("plain", "raw", "OTLP over HTTP without compression" + how);
        figure("gzip", "raw-objects", "beside the peer that writes JSON from objects, as any program must");
        String cpu = "processor time per event, which neighbours on the machine change little";
        run.report()
                .figure(Figure.alone("pipeline.throughput.engine-cpu", "us", median("gzip.engine-cpu"),
                        cpu + "; without compression " + Math.round(median("plain.engine-cpu"))));
        run.report()
                .figure(new Figure("pipeline.throughput.elasticsearch-cpu", "us", median("gzip.elasticsearch-cpu"),
                        median("raw.elasticsearch-cpu"), PEER, cpu));
    }

    private void figure(String ours, String peer, String note) {
        String name = "pipeline.throughput." + ours + (peer.equals("raw-objects") ? ".from-objects" : "");
        run.report()
                .figure(new Figure(name, "events/s", median(ours), median(peer), PEER,
                        note + "; rounds " + spread(ours) + " and " + spread(peer)));
    }

    private double median(String kind) {
        return Median.of(measured.getOrDefault(kind, List.of()).stream().mapToDouble(each -> each).toArray());
    }

    private String spread(String kind) {
        List<Double> all = measured.getOrDefault(kind, List.of());
        return String.format(Locale.ROOT, "%,.0f-%,.0f", all.stream().mapToDouble(each -> each).min().orElse(0),
                all.stream().mapToDouble(each -> each).max().orElse(0));
    }
}
