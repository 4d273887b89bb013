package ch.meinkonto.auth.factor;

import java.time.Instant;
import java.util.Locale;

import org.springframework.security.core.authority.FactorGrantedAuthority;

/** What may be asked for after the password. */
enum Factor {
    /** A code of an authenticator app (RFC 6238). */
    TOTP("FACTOR_TOTP"),
    /** One of ten codes on paper, for the day the telephone is gone: a look-up secret (NIST SP 800-63B-4, 3.1.2). */
    RECOVERY_CODE("FACTOR_RECOVERY_CODE"),
    /** A key in a telephone, computer or stick that works at our address only (W3C Web Authentication). */
    PASSKEY(FactorGrantedAuthority.WEBAUTHN_AUTHORITY);

    private final String authority;

    Factor(String authority) {
        this.authority = authority;
    }

    /** How security events call it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That it was proven, and when. */
    FactorGrantedAuthority provenAt(Instant time) {
        return FactorGrantedAuthority.withAuthority(authority).issuedAt(time).build();
    }

    /** Whether an authority says that it was proven. */
    boolean isProvenBy(FactorGrantedAuthority proof) {
        return authority.equals(proof.getAuthority());
    }
}
