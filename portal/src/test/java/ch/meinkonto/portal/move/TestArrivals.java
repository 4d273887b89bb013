package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.move.TestMoves.APPLY;

import ch.meinkonto.ops.ech.InsuranceCardNumber;
import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.RecordingPayments;

/** Ways of people who arrive. */
final class TestArrivals {
    static final InsuranceCardNumber CARD = InsuranceCardNumber.of(1990, 4711);

    private TestArrivals() {}

    /** Nora arrives with Tom, with a card for herself and a picture to follow for him, and pays for both: the reference. */
    static String handIn(Browser resident, RecordingRegisters registers, RecordingPayments payments) {
        RegisteredPerson nora = TestMoves.citizen("Nora");
        registers.insures(CARD, nora);
        TestMoves.identify(resident, "in", nora);
        resident.post(APPLY + "/papers", "papers", "swiss");
        resident.post(APPLY + "/companions", "companions", "1");
        resident.post(APPLY + "/companion-one", "first-names-one", "Tom", "name-one", "Neu", "sex-one", "male",
                "birth-one", "1.2.2015", "ahv-number-one", TestMoves.number(TestMoves.citizen("Tom")));
        resident.post(APPLY + "/authority", "authority", "joint");
        resident.post(APPLY + "/agreement-proof", "agreement", "later");
        resident.post(APPLY + "/day", "day", "1.12.2026");
        TestMoves.chooseDwelling(resident);
        TestMoves.rent(resident);
        resident.post(APPLY + "/insurance-self", "insured-by-self", "number", "card-self", CARD.digits());
        resident.post(APPLY + "/insurance-one", "insured-by-one", "later");
        TestMoves.reach(resident);
        return TestMoves.pay(resident, payments);
    }
}
