package ch.meinkonto.auth.protocol;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * The codes that a person reads on a device and types elsewhere (RFC 8628 section 6.1): eight letters of twenty, without vowels,
 * so that no words come of them, and without what looks like a digit. All are equally likely; of the framework's some are not.
 */
final class UserCodes implements OAuth2TokenGenerator<OAuth2UserCode> {
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;
    private static final int HALF = LENGTH / 2;

    private final SecureRandom random;
    private final Clock clock;

    UserCodes(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2UserCode generate(OAuth2TokenContext token) {
        if (!OAuth2ParameterNames.USER_CODE.equals(token.getTokenType().getValue())) {
            return null;
        }
        StringBuilder letters = new StringBuilder();
        while (letters.length() < LENGTH) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        Instant now = clock.instant();
        return new OAuth2UserCode(grouped(letters.toString()), now,
                now.plus(token.getRegisteredClient().getTokenSettings().getDeviceCodeTimeToLive()));
    }

    /** What a person typed, as the device shows it; empty where it is no code, whatever stands between the letters. */
    static Optional<String> read(String typed) {
        String letters = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}\\p{Pd}]", "");
        return letters.length() == LENGTH && letters.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0)
                ? Optional.of(grouped(letters))
                : Optional.empty();
    }

    private static String grouped(String letters) {
        return letters.substring(0, HALF) + "-" + letters.substring(HALF);
    }
}
