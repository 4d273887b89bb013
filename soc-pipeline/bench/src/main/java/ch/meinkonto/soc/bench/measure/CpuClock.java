package ch.meinkonto.soc.bench.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time of the calling thread: what other programs on the machine do does not count, nor does the garbage collector. */
public final class CpuClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuClock() {}

    /** Nanoseconds of CPU time that the calling thread has had. */
    public static long now() {
        return THREADS.getCurrentThreadCpuTime();
    }
}
