package ch.meinkonto.soc.bench.auth;

import java.util.ArrayList;
import java.util.List;

import ch.meinkonto.soc.bench.measure.CpuClock;
import ch.meinkonto.soc.bench.measure.Median;
import ch.meinkonto.soc.bench.provider.Argon2Cost;

/** How many password hashes a core computes that does nothing else: the bound of any sign-in with a password. */
final class BareHashing implements Runnable {
    private static final int WARM_UP = 40;
    private static final int HASHES = 20;
    private static final double NANOSECONDS = 1e9;

    private final Argon2Cost cost;
    private final List<Double> rates = new ArrayList<>();

    BareHashing(Argon2Cost cost) {
        this.cost = cost;
        compute(WARM_UP);
    }

    /** Measures once. */
    @Override
    public void run() {
        long start = CpuClock.now();
        compute(HASHES);
        rates.add(HASHES * NANOSECONDS / (CpuClock.now() - start));
    }

    private void compute(int times) {
        byte[] salt = Argon2Cost.anySalt();
        for (int index = 0; index < times; index++) {
            // Each the salt of the next, so that none can be left out.
            salt = cost.hash("correct horse battery staple", salt);
        }
    }

    /** Hashes for a second of processor time, in the middle of what was measured. */
    double rate() {
        return Median.of(rates.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
