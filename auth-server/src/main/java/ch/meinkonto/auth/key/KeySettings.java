package ch.meinkonto.auth.key;

import java.time.Duration;
import java.util.HexFormat;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of signing keys.
 *
 * @param encryptionKey key that seals the private keys in the database: 64 hex digits
 * @param rotatedEvery how long a key signs before the next one is made; longer than it is published ahead
 * @param publishedAhead how long a new key is published before it signs: longer than anybody caches our keys
 * @param longestToken how long an old key stays published: longer than any token lives
 */
@Validated
@ConfigurationProperties("meinkonto.auth.keys")
record KeySettings(
        @NotNull @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be 64 hex digits") String encryptionKey,
        @DefaultValue("90d") Duration rotatedEvery, @DefaultValue("1h") Duration publishedAhead,
        @DefaultValue("2h") Duration longestToken) {
    private static final Duration SHORTEST_PUBLICATION = Duration.ofMinutes(5);
    /** No client may have access tokens that live longer; ID tokens live for half of it. */
    private static final Duration LONGEST_ACCESS = Duration.ofHours(1);

    KeySettings {
        if (publishedAhead.compareTo(SHORTEST_PUBLICATION) < 0 || rotatedEvery.compareTo(publishedAhead) < 0) {
            throw new IllegalArgumentException(
                    "a signing key is published for at least 5 minutes before it signs, and signs for longer than that");
        }
        if (longestToken.compareTo(LONGEST_ACCESS) <= 0) {
            throw new IllegalArgumentException(
                    "access tokens live for up to an hour: their key must be published for longer");
        }
    }

    KeySeal seal() {
        return new KeySeal(HexFormat.of().parseHex(encryptionKey));
    }

    ServerSecret secret() {
        return new ServerSecret(HexFormat.of().parseHex(encryptionKey));
    }

    @Override
    public String toString() {
        return "KeySettings[]";
    }
}
