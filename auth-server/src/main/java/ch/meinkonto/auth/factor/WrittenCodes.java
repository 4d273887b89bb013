package ch.meinkonto.auth.factor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import ch.meinkonto.auth.key.ServerSecret;

/**
 * Random codes that people read and type, five bits a character, and the HMAC-SHA-256 under which they are kept: with a key
 * that is not in the database, whoever copies the table cannot even begin to guess.
 */
final class WrittenCodes {
    /** Crockford's Base32: nothing in it can be misread. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private final SecretKeySpec key;
    private final int groups;
    private final int groupLength;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param purpose what the codes are for: each kind has a key of its own
     * @param groups how many groups a code has, joined by hyphens
     * @param groupLength characters of a group
     */
    WrittenCodes(ServerSecret secret, String purpose, int groups, int groupLength) {
        this.key = secret.forPurpose(purpose);
        this.groups = groups;
        this.groupLength = groupLength;
    }

    /** A new code, as it is shown. */
    String next() {
        return random.ints((long) groups * groupLength, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining())
                .replaceAll("(.{" + groupLength + "})(?!$)", "$1-");
    }

    /** How a code of an account is kept, however it was typed: 64 hexadecimal digits. */
    String hash(UUID accountId, String typed) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return HexFormat.of()
                    .formatHex(mac.doFinal((accountId + " " + normalised(typed)).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + key.getAlgorithm(), e);
        }
    }

    /** People type what they read: capitals, spaces, and the letters that look like a digit. */
    private static String normalised(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1')
                .replaceAll("[^0-9a-z]", "");
    }
}
