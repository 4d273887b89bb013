package ch.meinkonto.auth.protocol;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * That an external identity provider vouches for the person: a factor like a password, of which only the provider knows what
 * it was. Written into one authority, because that is what a sign-in keeps.
 *
 * @param assurance what the proof over there amounts to here
 * @param methods how it was given; what RFC 8176 has no name for is left out
 */
public record UpstreamProof(Assurance assurance, Set<String> methods) {
    private static final String PREFIX = "FACTOR_UPSTREAM";
    private static final String SEPARATOR = ":";
    /** RFC 8176 section 2. What else a provider says, no client of ours would understand. */
    private static final Set<String> NAMED = Set.of("face", "fpt", "geo", "hwk", "iris", "kba", "mca", "mfa", "otp",
            "pin", "pop", "pwd", "rba", "retina", "sc", "sms", "swk", "tel", "user", "vbm", "wia");

    public UpstreamProof {
        methods = methods.stream().filter(NAMED::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** The authority, of that time. */
    public FactorGrantedAuthority givenAt(Instant time) {
        String authority = String.join(SEPARATOR, PREFIX, assurance.name(), String.join(",", new TreeSet<>(methods)));
        return FactorGrantedAuthority.withAuthority(authority).issuedAt(time).build();
    }

    /** Reads an authority; empty for any other. */
    static Optional<UpstreamProof> of(FactorGrantedAuthority factor) {
        String[] parts = factor.getAuthority().split(SEPARATOR, -1);
        return parts.length == 3 && parts[0].equals(PREFIX)
                ? Optional.of(new UpstreamProof(Assurance.valueOf(parts[1]), Set.of(parts[2].split(","))))
                : Optional.empty();
    }
}
