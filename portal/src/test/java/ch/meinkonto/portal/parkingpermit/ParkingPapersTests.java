package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.PdfStandard.assertReadableByEverybody;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.document.PdfSignature;
import ch.meinkonto.portal.document.QrCode;
import ch.meinkonto.portal.receipt.Receipts;

/** Whether everybody can read permits, their bill and their receipt, as they are delivered. */
@PortalTest
class ParkingPapersTests {
    private static final String LANGUAGES = "ch.meinkonto.portal.PdfStandard#languages";
    private static final QrCode CODE = QrCode.of("https://beispiel.ch/verify?c=" + "QUJDREVGR0hJSktMTU5P".repeat(9));
    private static final Instant SUBMITTED = Instant.parse("2026-11-23T17:30:00Z");
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    @Autowired
    private ParkingPermitPdf permits;
    @Autowired
    private ShortPermitPdf shortPermits;
    @Autowired
    private ParkingPermitBill bills;
    @Autowired
    private ParkingPermitRules rules;
    @Autowired
    private Receipts receipts;
    @Autowired
    private PdfSignature signature;

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void permit(Locale language) {
        check("permit", language, permits.permit(TestParkingPermits.in(ParkingPermitState.ACTIVE), CODE, language));
    }

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void permitOfAForeignVehicleByWeight(Locale language) {
        check("permit-foreign", language, permits.permit(byWeight("SRB: ŠĐ1234567890"), CODE, language));
    }

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void dayPermit(Locale language) {
        check("day-permit", language, shortPermits.permit(
                shortPermit(ShortPermit.Kind.DAY, new NumberPlate("ZH", 987654), PermitDays.of(
                        IntStream.range(0, 30).mapToObj(day -> DECEMBER.plusDays(2L * day)).toList())),
                CODE, language));
    }

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void provisionalPermitOfAChassisNumber(Locale language) {
        check("provisional-permit", language, shortPermits.permit(shortPermit(ShortPermit.Kind.PROVISIONAL,
                VehicleMark.of("WVWZZZ1JZXW000001"), PermitDays.from(DECEMBER, 60)), CODE, language));
    }

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void bill(Locale language) {
        check("bill", language, bills.bill(TestParkingPermits.in(ParkingPermitState.AWAITING_PAYMENT), language));
    }

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void billByWeightThatConfirms(Locale language) {
        check("bill-by-weight", language, bills.bill(byWeight("ZH 123456"), language));
    }

    @ParameterizedTest
    @MethodSource(LANGUAGES)
    void receipt(Locale language) {
        assertReadableByEverybody("receipt", language, receipts.of(new Receipts.Paid(ParkingPermitService.NAME,
                permits.what(byWeight("SRB: ŠĐ1234567890"), language), "PK-2026-TEST0001",
                BillReference.of("PK-2026-TEST0001").digits(), Money.francs(1_034), SUBMITTED), language));
    }

    private void check(String name, Locale language, byte[] unsigned) {
        assertReadableByEverybody(name, language, signature.sign(unsigned));
    }

    private ParkingPermit byWeight(String plate) {
        Vehicle vehicle = new Vehicle(2_345, Vehicle.Drive.HYBRID);
        Validity validity = new Validity(LocalDate.of(2028, 1, 1));
        ParkingPermit flat = TestParkingPermits.in(ParkingPermitState.AWAITING_PAYMENT);
        return new ParkingPermit(flat.reference(), flat.owner(), flat.submission(), NumberPlate.any(plate), flat.zone(),
                validity,
                rules.tariffOn(validity.from()).feeFor(validity, vehicle), "weight-2028", flat.contact(), flat.state(),
                flat.submittedAt(), null).pricedBy(vehicle).declaring(PrivateSpace.BY_PAYMENT);
    }

    private static ShortPermit shortPermit(ShortPermit.Kind kind, VehicleMark mark, PermitDays days) {
        return new ShortPermit("TK-2026-TEST0001", "anna", new UUID(0, 1), kind, mark,
                new ParkingZone("8004", "Aussersihl"), days,
                Money.francs(450), new ParkingPermit.Contact(null, Locale.GERMAN), ParkingPermitState.ACTIVE, SUBMITTED,
                SUBMITTED);
    }
}
