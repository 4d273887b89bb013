package ch.meinkonto.soc.bench.city;

import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Names for things and persons that say nothing about them. */
final class Codes {
    private static final int HASH_BYTES = 32;
    private static final int SESSION_BYTES = 16;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_10 = 0x8000_0000_0000_0000L;

    private Codes() {}

    /** As long as a SHA-256 in hex. */
    static String hash(RandomGenerator random) {
        return hex(random, HASH_BYTES);
    }

    /** As a session is called in events. */
    static String session(RandomGenerator random) {
        return hex(random, SESSION_BYTES);
    }

    /** A pseudonym. */
    static String pseudonym(RandomGenerator random) {
        return new UUID(random.nextLong() & ~0xF000L | VERSION_4,
                random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT_10)
                .toString();
    }

    private static String hex(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
