package ch.meinkonto.auth.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks a client's secret the slow way once, and knows it again: a machine asks for a token every few minutes, and Argon2id
 * each time would hand everybody who can reach the token endpoint a way to keep our processors busy. In memory stands only
 * an HMAC under a key that this process made and nobody else knows.
 */
final class RememberedSecrets implements PasswordEncoder {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST = 256;

    private final PasswordEncoder slow;
    private final SecretKeySpec key;
    private final Set<String> matched = Collections
            .synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST;
                }
            }));

    RememberedSecrets(PasswordEncoder slow, SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.slow = slow;
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        if (secret == null || hash == null) {
            return false;
        }
        String known = fingerprint(secret, hash);
        if (matched.contains(known)) {
            return true;
        }
        boolean matches = slow.matches(secret, hash);
        if (matches) {
            matched.add(known);
        }
        return matches;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return slow.encode(secret);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return slow.upgradeEncoding(hash);
    }

    private String fingerprint(CharSequence secret, String hash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(hash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(secret.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
