package ch.meinkonto.portal.parkingpermit;

import java.util.List;
import java.util.Optional;

import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.parkingpermit.BillPayments.Outcome;

/** A caseworker hands in what the bank tells of bills that were paid. The same file twice changes nothing. */
@UseCase
class ReceiveBillPayments {
    private static final int MOST_ROWS = 200;

    private final ParkingPermits permits;
    private final ParkingPermitPaid paid;
    private final BillPayments received;

    ReceiveBillPayments(ParkingPermits permits, ParkingPermitPaid paid, BillPayments received) {
        this.permits = permits;
        this.paid = paid;
        this.received = received;
    }

    /**
     * What was in a file.
     *
     * @param taken payments that were not known
     * @param known payments that were
     */
    record Taken(int taken, int known) {}

    /** Takes everything in that is not known yet. */
    Taken take(BankStatement statement, String caseworker) {
        received.lock();
        int known = 0;
        for (BankStatement.Credit credit : statement.credits()) {
            if (received.isKnown(credit)) {
                known++;
                continue;
            }
            Optional<ParkingPermit> permit = BillReference.read(credit.billReference())
                    .flatMap(BillReference::permitReference)
                    .flatMap(permits::lock);
            received.add(credit, permit.map(ParkingPermit::reference).orElse(null),
                    permit.map(found -> outcome(found, credit)).orElse(Outcome.UNKNOWN), caseworker);
        }
        return new Taken(statement.credits().size() - known, known);
    }

    /** The newest, those that need somebody first. */
    List<BillPayments.Received> newest() {
        return received.newest(MOST_ROWS);
    }

    private Outcome outcome(ParkingPermit permit, BankStatement.Credit credit) {
        if (permit.paidAt() != null) {
            return Outcome.PAID_BEFORE;
        }
        if (permit.fee().rappen() != credit.rappen()) {
            return Outcome.OTHER_AMOUNT;
        }
        return paid.settled(permit.reference()) == ParkingPermitState.ACTIVE ? Outcome.PAID : Outcome.REFUND_DUE;
    }
}
