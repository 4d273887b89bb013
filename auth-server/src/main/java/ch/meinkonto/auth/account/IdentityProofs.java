package ch.meinkonto.auth.account;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

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
     * @param person whom it has seen, absent where it does not tell, or only repeats what the person says
     */
    record IdentityProof(int level, Instant toldAt, @Nullable ProvenPerson person) {
        /** From here on somebody has looked at an identity document. */
        private static final int DOCUMENT_SEEN = 300;

        /** Whether what a provider tells at this level is what it has seen in a document. */
        public static boolean isSeen(@Nullable Integer level) {
            return level != null && level >= DOCUMENT_SEEN;
        }
    }

    /**
     * A person as their identity document names them.
     *
     * @param familyName as written there
     * @param givenName all first names
     * @param birth date of birth
     */
    record ProvenPerson(String familyName, String givenName, LocalDate birth) implements Serializable {
        private static final long serialVersionUID = 1;

        /** Leaves out who it is. */
        @Override
        public String toString() {
            return "ProvenPerson[…]";
        }
    }
}
