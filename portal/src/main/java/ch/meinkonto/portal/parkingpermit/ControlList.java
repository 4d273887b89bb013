package ch.meinkonto.portal.parkingpermit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What control staff take along to check permits without network: the papers that count no more although their seal is
 * genuine. It holds the beginnings of digests only; who reads it learns of no permit.
 *
 * @param made when it was made
 * @param papers the digests, sorted
 */
record ControlList(Instant made, List<String> papers) {
    private static final String VERSION = "PL1";
    private static final int HEX_DIGITS = 16;

    static ControlList of(List<ParkingPermits.Superseded> superseded, Instant now) {
        return new ControlList(now.truncatedTo(ChronoUnit.SECONDS),
                superseded.stream().flatMap(ControlList::papersOf).sorted().toList());
    }

    private static Stream<String> papersOf(ParkingPermits.Superseded permit) {
        int last = permit.counts() ? permit.edition() - 1 : permit.edition();
        return IntStream.rangeClosed(1, last).mapToObj(edition -> digestOf(permit.reference(), edition));
    }

    /** The first digits of the SHA-256 of {@code reference/edition}. */
    static String digestOf(String reference, int edition) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((reference + "/" + edition).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The text that is sealed. */
    String write() {
        return VERSION + "|" + made + "|" + papers.stream().collect(Collectors.joining(","));
    }
}
