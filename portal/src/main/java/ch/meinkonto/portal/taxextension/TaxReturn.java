package ch.meinkonto.portal.taxextension;

import java.time.LocalDate;

/**
 * A tax return, as the tax register knows it.
 *
 * @param number register number, nine digits
 * @param municipality number of the municipality that taxes (Federal Statistical Office)
 * @param taxYear for which year
 * @param selfEmployed whether the person works on their own account
 * @param due until when it is due at present
 * @param state how far it is
 */
record TaxReturn(String number, int municipality, int taxYear, boolean selfEmployed, LocalDate due, State state) {
    /** Zürich. */
    static final int ZURICH = 261;

    /** How far a return is. */
    enum State {
        OPEN,
        EXTENDED,
        FILED,
        /** A reminder set a period, which is never extended. */
        REMINDED
    }
}
