package ch.meinkonto.portal.invitation;

import java.util.Locale;
import java.util.Optional;

import ch.meinkonto.portal.access.Resident;

/** All invitations of one kind. Whoever invites offers this, so that one page takes the codes of all kinds. */
public interface Invitations {
    /**
     * Redeems a code if it belongs to one of these, in the transaction of whoever asks; the invitation does not change until
     * that ends.
     *
     * @param resident who typed it, signed in with two factors
     * @param language in which they are told
     * @return empty where none of these has such a code
     */
    Optional<Redemption> redeem(InvitationCode code, Resident resident, Locale language);
}
