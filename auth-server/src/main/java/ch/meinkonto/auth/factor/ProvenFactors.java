package ch.meinkonto.auth.factor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import ch.meinkonto.auth.session.SignIns;

/** What somebody has proven, and how long ago. */
final class ProvenFactors {
    /** Long enough to install an app, too short to find a browser that somebody left open. */
    static final Duration FRESH = Duration.ofMinutes(10);

    private static final GrantedAuthority CONTROLLED_PASSKEY = new SimpleGrantedAuthority(
            SignIns.CONTROLLED_PASSKEY);

    private ProvenFactors() {}

    /** The same person, who has now proven this factor too. */
    static Authentication with(Authentication person, Factor factor, Clock clock) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        person.getAuthorities()
                .stream()
                .filter(authority -> !(authority instanceof FactorGrantedAuthority proof && factor.isProvenBy(proof)))
                // A passkey counts as what it is, not as what the one before was.
                .filter(authority -> factor != Factor.PASSKEY || !CONTROLLED_PASSKEY.equals(authority))
                .forEach(authorities::add);
        authorities.add(factor.provenAt(clock.instant()));
        UsernamePasswordAuthenticationToken more = UsernamePasswordAuthenticationToken
                .authenticated(Objects.requireNonNull(person.getPrincipal()), null, authorities);
        more.setDetails(person.getDetails());
        return more;
    }

    /** The same person, whose passkey, just proven, was added under control. */
    static Authentication withControlledPasskey(Authentication person, Clock clock) {
        Authentication proven = with(person, Factor.PASSKEY, clock);
        List<GrantedAuthority> authorities = new ArrayList<>(proven.getAuthorities());
        authorities.add(CONTROLLED_PASSKEY);
        UsernamePasswordAuthenticationToken more = UsernamePasswordAuthenticationToken
                .authenticated(Objects.requireNonNull(proven.getPrincipal()), null, authorities);
        more.setDetails(proven.getDetails());
        return more;
    }

    /** Whether a passkey that was added under control was proven a moment ago. */
    static boolean isControlledPasskeyFresh(Authentication person, Clock clock) {
        return isControlledPasskeyProven(person, clock.instant().minus(FRESH));
    }

    /** Whether such a passkey was proven after a moment. */
    static boolean isControlledPasskeyProven(Authentication person, Instant since) {
        return person.getAuthorities().contains(CONTROLLED_PASSKEY)
                && proofs(person).filter(Factor.PASSKEY::isProvenBy)
                        .anyMatch(proof -> proof.getIssuedAt().isAfter(since));
    }

    /** Whether anything was proven a moment ago. */
    static boolean isFresh(Authentication person, Clock clock) {
        return proofs(person).anyMatch(proof -> isFresh(proof, clock));
    }

    /** Whether something better than the password was proven a moment ago. */
    static boolean isSecondFactorFresh(Authentication person, Clock clock) {
        return proofs(person).filter(proof -> Stream.of(Factor.values()).anyMatch(factor -> factor.isProvenBy(proof)))
                .anyMatch(proof -> isFresh(proof, clock));
    }

    private static boolean isFresh(FactorGrantedAuthority proof, Clock clock) {
        Instant now = clock.instant();
        return proof.getIssuedAt().plus(FRESH).isAfter(now);
    }

    private static Stream<FactorGrantedAuthority> proofs(Authentication person) {
        return person.getAuthorities()
                .stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(FactorGrantedAuthority.class::cast);
    }
}
