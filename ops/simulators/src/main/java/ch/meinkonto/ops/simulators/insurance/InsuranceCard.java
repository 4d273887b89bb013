package ch.meinkonto.ops.simulators.insurance;

import java.time.LocalDate;

import ch.meinkonto.ops.ech.InsuranceCardNumber;
import ch.meinkonto.ops.simulators.population.Resident;

/**
 * A card.
 *
 * @param number its number
 * @param holder whose it is
 * @param insurer name of the insurer; made up
 * @param validTill last day of the card
 * @param status whether its holder is insured
 */
record InsuranceCard(InsuranceCardNumber number, Resident holder, String insurer, LocalDate validTill, Status status) {
    /** Whether somebody is insured. */
    enum Status {
        /** Yes. */
        INSURED,
        /** The card is known, the insurance has ended. */
        NOT_INSURED,
        /** The card has run out; there must be a newer one. */
        EXPIRED
    }
}
