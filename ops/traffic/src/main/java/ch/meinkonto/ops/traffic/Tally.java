package ch.meinkonto.ops.traffic;

import ch.meinkonto.securitytests.visitor.BuyParkingPermit.Payment;

/** What happened during the day, counted. */
final class Tally {
    int visitors;
    int signIns;
    int refusedSignIns;
    int attacks;
    int alerts;
    private int permits;
    private int declined;
    private int abandoned;

    void paid(Payment payment) {
        switch (payment) {
            case APPROVE -> permits++;
            case DECLINE -> declined++;
            case ABANDON -> abandoned++;
        }
    }

    @Override
    public String toString() {
        return "%d visitors, %d sign-ins (%d refused), %d permits bought, %d payments declined, %d abandoned, %d attacks, %d alerts"
                .formatted(visitors, signIns, refusedSignIns, permits, declined, abandoned, attacks, alerts);
    }
}
