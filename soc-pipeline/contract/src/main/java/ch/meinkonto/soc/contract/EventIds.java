package ch.meinkonto.soc.contract;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes event ids: UUID version 7, RFC 9562 section 5.7, whose first 48 bits are the event's time in milliseconds. */
public final class EventIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT_10 = 0x8000_0000_0000_0000L;

    private final RandomGenerator random;

    /** Ids whose 74 other bits come from there: the same seed, the same ids. */
    public EventIds(RandomGenerator random) {
        this.random = random;
    }

    /** The next id of an event at that time. */
    public UUID at(Instant time) {
        long high = time.toEpochMilli() << 16 | VERSION_7 | random.nextLong() & 0xFFFL;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT_10;
        return new UUID(high, low);
    }
}
