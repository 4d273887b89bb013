package ch.meinkonto.soc.bench.city;

/**
 * How much happens on the day. Counted for Zurich are the payments, moves and extensions of a year (here a day's part, and a
 * tenth of a year's extensions on the last day of the deadline); the rest is assumed.
 *
 * @param accounts residents with an account
 * @param anonymousVisits visits without a sign-in; assumed
 * @param extensions extensions of a deadline asked for
 * @param moves moves told
 * @param payments payments
 * @param otherVisits visits in order to look something up; assumed
 * @param profileChanges changes of a telephone number, address or account; assumed
 * @param registrations accounts opened; assumed
 * @param bookings seats in courses; assumed
 * @param consents residents who allow a partner's program something; assumed
 * @param caseworkers members of staff, 40 dossiers a day each
 */
public record Volumes(int accounts, int anonymousVisits, int extensions, int moves, int payments, int otherVisits,
        int profileChanges, int registrations, int bookings, int consents, int caseworkers) {
    /** Zurich in 2026. */
    public static Volumes zurich() {
        return new Volumes(300_000, 16_000, 17_700, 110, 866, 4_000, 350, 160, 220, 60, 400);
    }

    /** The same, so much smaller. */
    public Volumes dividedBy(int divisor) {
        return new Volumes(accounts / divisor, anonymousVisits / divisor, extensions / divisor, moves / divisor,
                payments / divisor, otherVisits / divisor, profileChanges / divisor, registrations / divisor,
                bookings / divisor, consents / divisor, caseworkers / divisor);
    }
}
