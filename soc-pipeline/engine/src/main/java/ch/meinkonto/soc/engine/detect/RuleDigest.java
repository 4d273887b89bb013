package ch.meinkonto.soc.engine.detect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** A fingerprint of all rules in force: whoever compares two knows whether a rule has changed between. */
final class RuleDigest {
    private RuleDigest() {}

    /** SHA-256 over name and rule of every folder, in the order of their names, hex. */
    static String of(List<DetectionFolder> folders) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            folders.stream().sorted(Comparator.comparing(DetectionFolder::name)).forEach(folder -> {
                digest.update(folder.name().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(folder.rule().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
