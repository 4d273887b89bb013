package ch.meinkonto.auth.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How well somebody outside has proven who the owner of an account is. */
public interface IdentityProofs {
    /** The best proof there is of an account; empty where there is none. */
    Optional<IdentityProof> of(UUID accountId);

    /**
     * A proof of identity, as the federal login counts.
     *
     * @param level 100 as the person says, 200 address checked by letter, 300 identity document checked, 400 AHV number too, 500
     *        and 600 with the e-ID
     * @param toldAt when an identity provider last said so
     */
    record IdentityProof(int level, Instant toldAt) {}
}
