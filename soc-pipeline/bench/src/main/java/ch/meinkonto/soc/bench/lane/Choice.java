package ch.meinkonto.soc.bench.lane;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Chance that falls the same way on every run. */
public final class Choice {
    private static final HexFormat HEX = HexFormat.of();

    private final SplittableRandom random;

    /** Chance that begins with a seed. */
    public Choice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One of them, each as likely as the others. */
    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of them, the first ones more often: as pages are visited and programs are run. */
    public <T> T oftenFirst(List<T> choices) {
        double skewed = random.nextDouble() * random.nextDouble();
        return choices.get((int) (skewed * choices.size()));
    }

    /** A whole number from {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** True in {@code percent} of a hundred cases. */
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Lower-case hexadecimal digits, two per byte. */
    public String hex(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HEX.formatHex(drawn);
    }

    /** A globally unique identifier in braces, upper case, as Windows writes it. */
    public String guid() {
        String digits = hex(16).toUpperCase(Locale.ROOT);
        return "{" + digits.substring(0, 8) + "-" + digits.substring(8, 12) + "-" + digits.substring(12, 16) + "-"
                + digits.substring(16, 20) + "-" + digits.substring(20) + "}";
    }
}
