package ch.meinkonto.auth.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What security events call a login name: HMAC-SHA256 (RFC 2104) of its normalised form, hex. The same for known and
 * unknown accounts, and without the key nobody can go back to the name.
 */
public final class LoginPseudonyms {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Uses a key of 32 bytes. */
    public LoginPseudonyms(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("the pseudonym key has 32 bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The pseudonym of a login name: 64 hex digits. */
    public String of(Login login) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(login.value().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
