package ch.meinkonto.auth.protocol;

import java.time.Instant;
import java.util.Optional;

/** What a person must prove beyond what the client wants, because somebody may be in their account. */
public interface ProofDemands {
    /** The demand on an account at this moment; empty where there is none. */
    Optional<Demand> on(String accountId);

    /**
     * A demand.
     *
     * @param since older proofs do not count
     * @param secondFactor whether one factor is not enough
     */
    record Demand(Instant since, boolean secondFactor) {
        /** Whether a proof answers it. */
        boolean isMetBy(Proof proof) {
            return isNewer(proof) && (!secondFactor || proof.assurance().satisfies(Assurance.MULTI_FACTOR));
        }

        /** Whether a proof was given after the demand was made. */
        boolean isNewer(Proof proof) {
            return !proof.time().isBefore(since);
        }
    }
}
