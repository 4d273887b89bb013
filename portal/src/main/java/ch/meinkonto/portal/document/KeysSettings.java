package ch.meinkonto.portal.document;

import java.util.HexFormat;

import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What protects the keys in the database.
 *
 * @param encryptionKey 256 bits as 64 hex digits
 */
@Validated
@ConfigurationProperties("meinkonto.keys")
record KeysSettings(@Pattern(regexp = "[0-9a-fA-F]{64}") String encryptionKey) {
    byte[] encryptionKeyBytes() {
        return HexFormat.of().parseHex(encryptionKey);
    }

    @Override
    public String toString() {
        return "KeysSettings[]";
    }
}
