package ch.meinkonto.auth.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * The secret that an authenticator app shares with us: 20 bytes, as RFC 4226 section 4 recommends for SHA-1, written in
 * Base32 (RFC 4648 section 6).
 *
 * @param text 32 letters and digits
 */
record TotpSecret(String text) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BYTES = 20;
    private static final int BITS = 5;

    TotpSecret {
        if (!text.matches("[A-Z2-7]{32}")) {
            throw new IllegalArgumentException("the secret of an authenticator app has 32 Base32 digits");
        }
    }

    /** A new one. */
    static TotpSecret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return of(bytes);
    }

    /** That of 20 bytes. */
    static TotpSecret of(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int waiting = 0;
        int bits = 0;
        for (byte next : bytes) {
            waiting = waiting << Byte.SIZE | next & 0xff;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt(waiting >> bits & 0x1f));
            }
            waiting &= (1 << bits) - 1;
        }
        return new TotpSecret(text.toString());
    }

    /** The codes of this secret. */
    Totp codes() {
        byte[] bytes = new byte[BYTES];
        int waiting = 0;
        int bits = 0;
        int length = 0;
        for (char digit : text.toCharArray()) {
            waiting = waiting << BITS | ALPHABET.indexOf(digit);
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[length++] = (byte) (waiting >> bits);
            }
            waiting &= (1 << bits) - 1;
        }
        return new Totp(bytes);
    }

    /** As a person types it: in groups of four. */
    String grouped() {
        return text.replaceAll("(.{4})(?!$)", "$1 ");
    }

    /**
     * What the QR code says. There is no standard for it; all apps follow the key URI format of the first one. Nothing is
     * named that has its usual value.
     */
    String uri(String issuer, String account) {
        return "otpauth://totp/" + escaped(issuer) + ":" + escaped(account) + "?secret=" + text + "&issuer="
                + escaped(issuer);
    }

    private static String escaped(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "TotpSecret[]";
    }
}
