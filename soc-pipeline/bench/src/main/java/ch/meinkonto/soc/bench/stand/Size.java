package ch.meinkonto.soc.bench.stand;

import java.util.List;

/**
 * How large the processes of a stand are.
 *
 * @param engine options of the engine's Java machine
 * @param elasticsearchHeap megabytes
 */
public record Size(List<String> engine, int elasticsearchHeap) {
    /** For processes that are measured: compiled as well as Java can. */
    public static Size measured() {
        return new Size(List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"), 1_024);
    }

    /** As the local stack runs them: quick to start. */
    public static Size quickToStart() {
        return new Size(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), 384);
    }
}
