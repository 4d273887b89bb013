package ch.meinkonto.auth.account;

import java.util.HexFormat;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of accounts.
 *
 * @param pseudonymKey key of {@link LoginPseudonyms}: 64 hex digits
 * @param demoPassword password of the demonstration accounts, absent where there shall be none
 * @param staffPasskeys whether staff sign in with passkeys only; may be false in the profile {@code local} alone
 * @param argon2 cost of a password hash
 */
@Validated
@ConfigurationProperties("meinkonto.auth.accounts")
record AccountSettings(
        @NotNull @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be 64 hex digits") String pseudonymKey,
        @Nullable String demoPassword, @DefaultValue("true") boolean staffPasskeys, @DefaultValue Argon2 argon2) {
    /**
     * Parameters of Argon2id (RFC 9106). The defaults are the first choice of the OWASP Password Storage Cheat Sheet:
     * 19 MiB, two passes, one lane.
     *
     * @param memoryKib memory in KiB
     * @param iterations passes over the memory
     */
    record Argon2(@DefaultValue("19456") int memoryKib, @DefaultValue("2") int iterations) {
        Argon2 {
            // Below 7 MiB x 5 the cheat sheet knows no equal: 7 * 5 = 35 MiB written is the least.
            if (memoryKib < 7 * 1024 || (long) memoryKib * iterations < 35 * 1024) {
                throw new IllegalArgumentException("Argon2id needs at least 7 MiB and 35 MiB written in all passes");
            }
        }
    }

    byte[] pseudonymKeyBytes() {
        return HexFormat.of().parseHex(pseudonymKey);
    }

    @Override
    public String toString() {
        return "AccountSettings[" + argon2 + "]";
    }
}
