package ch.meinkonto.auth.throttle;

import java.time.Duration;

/**
 * How often something may happen.
 *
 * @param name kebab-case, as it stands in events
 * @param keyClass by what it counts: account, address, network, client
 * @param burst how many in a row, 1 or more
 * @param refill after what time one more may follow, once the burst is spent; positive, at most a day
 */
public record Limit(String name, String keyClass, int burst, Duration refill) {
    public Limit {
        if (burst < 1 || refill.isNegative() || refill.isZero() || refill.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a limit allows something, now and then: " + name);
        }
    }

    /** One use of what this limits, by whom. */
    public Claim by(String key) {
        return new Claim(this, key);
    }

    /**
     * One use of something limited.
     *
     * @param key by whom: an address, the pseudonym of an account
     */
    public record Claim(Limit limit, String key) {}
}
