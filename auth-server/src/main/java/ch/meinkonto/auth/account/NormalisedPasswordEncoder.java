package ch.meinkonto.auth.account;

import java.text.Normalizer;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Brings passwords into Unicode normalisation form C first: one keyboard sends "ü" as one character, another as two, and the
 * person typed the same (NIST SP 800-63B-4, section 3.1.1.2).
 */
final class NormalisedPasswordEncoder implements PasswordEncoder {
    private final PasswordEncoder encoder;

    NormalisedPasswordEncoder(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence rawPassword) {
        return encoder.encode(normalised(rawPassword));
    }

    @Override
    public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
        return encoder.matches(normalised(rawPassword), encodedPassword);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String encodedPassword) {
        return encoder.upgradeEncoding(encodedPassword);
    }

    private static @Nullable CharSequence normalised(@Nullable CharSequence typed) {
        return typed == null ? null : Normalizer.normalize(typed, Normalizer.Form.NFC);
    }
}
