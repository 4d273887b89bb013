package ch.meinkonto.auth.key;

import java.util.HexFormat;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of signing keys.
 *
 * @param encryptionKey key that seals the private keys in the database: 64 hex digits
 */
@Validated
@ConfigurationProperties("meinkonto.auth.keys")
record KeySettings(
        @NotNull @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be 64 hex digits") String encryptionKey) {
    KeySeal seal() {
        return new KeySeal(HexFormat.of().parseHex(encryptionKey));
    }

    @Override
    public String toString() {
        return "KeySettings[]";
    }
}
