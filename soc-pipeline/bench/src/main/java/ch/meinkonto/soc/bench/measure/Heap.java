package ch.meinkonto.soc.bench.measure;

import java.lang.management.ManagementFactory;

/** The memory that is still needed. */
public final class Heap {
    private static final int COLLECTIONS = 3;

    private Heap() {}

    /** Bytes of the heap that are reachable. */
    public static long used() {
        for (int left = COLLECTIONS; left > 0; left--) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
