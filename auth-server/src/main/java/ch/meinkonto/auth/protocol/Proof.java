package ch.meinkonto.auth.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

import ch.meinkonto.auth.session.SignIns;

/**
 * How and when a person proved who they are.
 *
 * @param time of the latest proof: the claim {@code auth_time}
 * @param assurance what the factors amount to: the claim {@code acr}
 * @param methods the factors (RFC 8176): the claim {@code amr}
 * @param controlled whether a passkey was among them that was added under control
 */
record Proof(Instant time, Assurance assurance, List<String> methods, boolean controlled) {
    private static final String PASSWORD = "pwd";

    /** The proof that was given for an authentication; absent where nobody proved anything: nobody is signed in. */
    static @Nullable Proof of(@Nullable Authentication person) {
        return since(person, Instant.MIN);
    }

    /** The same, of what was proven at that time or later alone. */
    static @Nullable Proof since(@Nullable Authentication person, Instant earliest) {
        if (person == null || !person.isAuthenticated()) {
            return null;
        }
        List<FactorGrantedAuthority> factors = person.getAuthorities()
                .stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(FactorGrantedAuthority.class::cast)
                .filter(factor -> !factor.getIssuedAt().isBefore(earliest))
                .toList();
        return factors.stream()
                .map(FactorGrantedAuthority::getIssuedAt)
                .max(Instant::compareTo)
                .map(time -> new Proof(time, assurance(factors), methods(factors), person.getAuthorities()
                        .stream()
                        .anyMatch(granted -> SignIns.CONTROLLED_PASSKEY.equals(granted.getAuthority()))))
                .orElse(null);
    }

    /** Whether the person gave their password, and owes a second factor at most. */
    boolean includesPassword() {
        return methods.contains(PASSWORD);
    }

    private static Assurance assurance(List<FactorGrantedAuthority> factors) {
        Assurance upstream = upstream(factors).map(UpstreamProof::assurance)
                .max(Comparator.naturalOrder())
                .orElse(Assurance.SINGLE_FACTOR);
        Assurance own = ownAssurance(factors);
        return own.satisfies(upstream) ? own : upstream;
    }

    private static Assurance ownAssurance(List<FactorGrantedAuthority> factors) {
        if (factors.stream().anyMatch(Proof::isPasskey)) {
            return Assurance.PHISHING_RESISTANT;
        }
        return kinds(factors) > 1 ? Assurance.MULTI_FACTOR : Assurance.SINGLE_FACTOR;
    }

    private static Stream<UpstreamProof> upstream(List<FactorGrantedAuthority> factors) {
        return factors.stream().map(UpstreamProof::of).flatMap(Optional::stream);
    }

    /** Claims are stored with their class, and reading refuses immutable lists. */
    private static List<String> methods(List<FactorGrantedAuthority> factors) {
        Set<String> named = new LinkedHashSet<>(factors.stream()
                .filter(factor -> UpstreamProof.of(factor).isEmpty())
                .map(Proof::method)
                .sorted()
                .toList());
        boolean passkey = factors.stream().anyMatch(Proof::isPasskey);
        if (passkey) {
            // The device looked at its owner before it signed.
            named.add("user");
        }
        if (passkey || kinds(factors) > 1) {
            named.add("mfa");
        }
        upstream(factors).flatMap(proof -> proof.methods().stream().sorted()).forEach(named::add);
        return new ArrayList<>(named);
    }

    private static long kinds(List<FactorGrantedAuthority> factors) {
        return factors.stream().map(FactorGrantedAuthority::getAuthority).distinct().count();
    }

    private static String method(FactorGrantedAuthority factor) {
        return switch (factor.getAuthority()) {
            case FactorGrantedAuthority.PASSWORD_AUTHORITY -> PASSWORD;
            // Not "hwk": without attestation nobody can tell where the key is kept.
            case FactorGrantedAuthority.WEBAUTHN_AUTHORITY -> "pop";
            default -> "otp";
        };
    }

    private static boolean isPasskey(FactorGrantedAuthority factor) {
        return FactorGrantedAuthority.WEBAUTHN_AUTHORITY.equals(factor.getAuthority());
    }
}
