package ch.meinkonto.ops.simulators.tax;

import java.time.LocalDate;

import ch.meinkonto.ops.ech.BfsNumber;
import ch.meinkonto.ops.simulators.population.Resident;

/**
 * Somebody who files a return.
 *
 * @param number register number, nine digits
 * @param person who
 * @param municipality which taxes them; another one of those who came in the course of the year
 * @param taxYear for which year
 * @param selfEmployed whether they work on their own account: their return is due later
 * @param due until when
 * @param state how far it is
 */
record Taxpayer(String number, Resident person, BfsNumber municipality, int taxYear, boolean selfEmployed,
        LocalDate due, State state) {
    /** How far a return is. */
    enum State {
        /** Not filed yet; the period runs. */
        OPEN,
        /** Not filed yet; the period was extended. */
        EXTENDED,
        /** Filed. */
        FILED,
        /** Overdue and reminded; such a period cannot be extended. */
        REMINDED
    }
}
