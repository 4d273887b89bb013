package ch.meinkonto.soc.bench.city;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * All who have an account. Everything about a resident follows from the number and the city's seed, so that a city of any
 * size takes no memory. Networks are those of documentation and of carriers' shared addresses (RFC 3849, 5737, 6598); the
 * engine's built-in table knows where some of them are.
 */
public final class Residents {
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final int HOUSEHOLD = 2;
    private static final int OFFICES = 60;
    private static final int CARRIER_ADDRESSES = 120;
    private static final int BANKS = 24;
    private static final double LARGEST_PROVIDER = 0.55;
    private static final double WITH_SECOND_FACTOR = 0.5;
    /** Browsers freeze most of what they say about themselves: very many people share few texts. */
    private static final String[] AGENTS = {
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"};
    /** How many of a hundred people use at most that browser. */
    private static final int[] SHARES = {28, 50, 66, 76, 83, 88, 93, 96, 99, 100};

    private final long seed;
    private final int count;

    /** So many residents. */
    public Residents(long seed, int count) {
        this.seed = seed;
        this.count = count;
    }

    /** Any one of them. */
    public Resident any(RandomGenerator random) {
        return resident(random.nextInt(count));
    }

    /** The resident of a number, from 0. */
    public Resident resident(int number) {
        SplittableRandom home = new SplittableRandom(seed + GOLDEN * (number / HOUSEHOLD + 1L));
        String household = Codes.hash(home);
        String homeAddress = homeAddress(home);
        SplittableRandom own = new SplittableRandom(seed ^ GOLDEN * (number + 1L));
        return new Resident(Codes.pseudonym(own), Codes.hash(own), household, homeAddress,
                "192.0.2." + (1 + own.nextInt(CARRIER_ADDRESSES)), "192.0.2." + (140 + own.nextInt(OFFICES)),
                agent(own), Codes.hash(own), own.nextDouble() < WITH_SECOND_FACTOR, Codes.hash(own), bank(own));
    }

    /** The largest provider gives each home a network of its own; the others are not in the table. */
    private static String homeAddress(RandomGenerator random) {
        return random.nextDouble() < LARGEST_PROVIDER
                ? String.format(Locale.ROOT, "2001:db8:%x:%x::%x", 1 + random.nextInt(0x7ffe),
                        1 + random.nextInt(0xfffe), 2 + random.nextInt(0xfff))
                : "100." + (64 + random.nextInt(64)) + "." + random.nextInt(256) + "." + (1 + random.nextInt(254));
    }

    private static String agent(RandomGenerator random) {
        int percent = random.nextInt(100);
        int index = 0;
        while (percent >= SHARES[index]) {
            index++;
        }
        return AGENTS[index];
    }

    static String bank(RandomGenerator random) {
        // The lower of two: few banks have many cards.
        return String.valueOf(450_000 + 137 * Math.min(random.nextInt(BANKS), random.nextInt(BANKS)));
    }
}
