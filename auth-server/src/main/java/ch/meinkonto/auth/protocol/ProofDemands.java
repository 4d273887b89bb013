package ch.meinkonto.auth.protocol;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** What a person must prove beyond what the client wants, because somebody may be in their account. */
public interface ProofDemands {
    /** The demand on an account at this moment; empty where there is none. */
    Optional<Demand> on(String accountId);

    /**
     * A demand.
     *
     * @param since older proofs do not count, of each factor by itself
     * @param secondFactor whether one factor is not enough
     */
    record Demand(Instant since, boolean secondFactor) {
        /** Whether what a person has proven since it was made answers it. */
        boolean isMetBy(@Nullable Authentication person) {
            Proof proof = Proof.since(person, since);
            return proof != null && (!secondFactor || proof.assurance().satisfies(Assurance.MULTI_FACTOR));
        }

        /** Whether a person has given their password since it was made. */
        boolean isBegunBy(@Nullable Authentication person) {
            Proof proof = Proof.since(person, since);
            return proof != null && proof.includesPassword();
        }
    }
}
