package ch.meinkonto.portal.move;

import java.util.Optional;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.InsuranceCardNumber;

/** The register of health insurance cards. The method may throw {@link RegisterAway}. */
interface InsuranceRegister {
    /**
     * Whether somebody is insured.
     *
     * @return empty when there is no such card, or it is somebody else's
     */
    Optional<Cover> coverOf(InsuranceCardNumber card, Ahvn13 holder);

    /**
     * What a card says.
     *
     * @param insurer name of the insurer
     * @param insured whether its holder is insured and the card still runs
     */
    record Cover(String insurer, boolean insured) {}
}
