package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.byProgram;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.plate;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.referenceIn;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import net.codecrete.qrbill.generator.Bill;
import net.codecrete.qrbill.generator.QRBill;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.RecordingPayments.GivenBack;
import ch.meinkonto.portal.ScannedPaper;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.parkingpermit.BillPayments.Outcome;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/** The bill for the next year, and the money that comes for it by bank. */
@PortalTest
class RenewalTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private TestClock clock;
    @Autowired
    private RenewPermits renewal;
    @Autowired
    private ParkingPermits permits;
    @Autowired
    private ReceiveBillPayments receive;

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void billsTheNextYearOnceAndOnlyFromDecember() {
        Browser anna = Browser.of(pages, "renewal-1");
        String reference = paid(anna, plate());
        renewal.renew();
        assertThat(permits.ownedBy("renewal-1")).hasSize(1);
        clock.setTo(LocalDate.of(2026, 12, 1));

        renewal.renew();
        renewal.renew();

        ParkingPermit ends = permits.find(reference).orElseThrow();
        assertThat(permits.ownedBy("renewal-1")).hasSize(2).filteredOn(permit -> permit.validity().year() == 2027)
                .singleElement().returns(ends.plate(), ParkingPermit::plate).returns(ends.zone(), ParkingPermit::zone)
                .returns(30_000L, permit -> permit.fee().rappen())
                .returns(ParkingPermitState.AWAITING_PAYMENT, ParkingPermit::state);
    }

    @Test
    void putsTheBillIntoTheInboxUntilItIsRead() {
        Browser anna = Browser.of(pages, "renewal-10");
        ParkingPermit next = renewed("renewal-10", anna);
        assertThat(text(anna.get("/account/inbox"))).contains("Rechnung: Parkkarte\u00a0· " + next.plate(),
                next.reference());
        anna.get("/parking-permit/requests/" + next.reference());
        assertThat(text(anna.get("/account/inbox")).split("Rechnung: ")[1]).contains("Von Ihnen geöffnet");
    }

    @Test
    void billsNobodyWhoHasAskedOrWithdrawnOrGivenBack() {
        clock.setTo(LocalDate.of(2026, 12, 5));
        Browser asked = Browser.of(pages, "renewal-2");
        String plate = plate();
        paid(asked, plate);
        byProgram(pages, "renewal-2", plate, "2027-01");
        Browser withdrawn = Browser.of(pages, "renewal-3");
        paid(withdrawn, plate());
        renewal.renew();
        withdrawn.post("/parking-permit/requests/" + nextOf("renewal-3").reference() + "/withdraw");
        Browser returned = Browser.of(pages, "renewal-4");
        returned.post("/parking-permit/requests/" + paid(returned, plate()) + "/return");

        renewal.renew();

        assertThat(permits.ownedBy("renewal-2")).hasSize(2);
        assertThat(permits.ownedBy("renewal-3")).hasSize(2);
        assertThat(permits.ownedBy("renewal-4")).hasSize(1);
    }

    @Test
    void billsWithACodeThatEveryBankReads() throws Exception {
        Browser anna = Browser.of(pages, "renewal-5");
        ParkingPermit next = renewed("renewal-5", anna);

        Bill bill = scanned(anna.get("/parking-permit/requests/" + next.reference() + "/bill.pdf").getResponse()
                .getContentAsByteArray());

        assertThat(bill.getAmount()).isEqualByComparingTo("300.00");
        assertThat(bill.getCurrency()).isEqualTo("CHF");
        assertThat(bill.getReference()).isEqualTo(BillReference.of(next.reference()).digits());
        assertThat(bill.getUnstructuredMessage()).isEqualTo(next.reference() + " " + next.plate());
        assertThat(bill.getDebtor()).isNull();
    }

    @Test
    void makesAPermitOfMoneyThatCameByBankHoweverOftenTheBankTells() {
        Browser anna = Browser.of(pages, "renewal-6");
        ParkingPermit next = renewed("renewal-6", anna);
        BankStatement told = told(next, "300.00");

        assertThat(receive.take(told, "caseworker")).isEqualTo(new ReceiveBillPayments.Taken(1, 0));
        assertThat(receive.take(told, "caseworker")).isEqualTo(new ReceiveBillPayments.Taken(0, 1));

        assertThat(permits.find(next.reference()).orElseThrow().state()).isEqualTo(ParkingPermitState.ACTIVE);
        assertThat(outcomes(next)).containsExactly(Outcome.PAID);
        assertThat(text(anna.get("/parking-permit/requests/" + next.reference()))).contains("Bezahlt und gültig");
        assertThat(anna.get("/parking-permit/requests/" + next.reference() + "/bill.pdf")).hasStatus(409);
        receive.take(told(next, "300.00"), "caseworker");
        assertThat(outcomes(next)).containsExactlyInAnyOrder(Outcome.PAID, Outcome.PAID_BEFORE);
    }

    @Test
    void givesTheCardsMoneyBackWhenTheBillWasPaidByBankToo() {
        Browser anna = Browser.of(pages, "renewal-8");
        ParkingPermit next = renewed("renewal-8", anna);
        anna.post("/parking-permit/requests/" + next.reference() + "/pay");
        receive.take(told(next, "300.00"), "caseworker");

        payments.settle(next.reference());

        assertThat(payments.givenBackFor(next.reference())).contains(new GivenBack(30_000, "already_paid"));
        assertThat(permits.find(next.reference()).orElseThrow().state()).isEqualTo(ParkingPermitState.ACTIVE);
        anna.post("/parking-permit/requests/" + next.reference() + "/return");
        assertThat(payments.givenBackFor(next.reference())).contains(new GivenBack(30_000, "already_paid"));
        assertThat(text(anna.get("/parking-permit/requests/" + next.reference())))
                .contains("Wir schulden Ihnen CHF\u00a0300.00");
    }

    @Test
    void takesTheBanksFileFromStaffOnly() {
        ParkingPermit next = renewed("renewal-9", Browser.of(pages, "renewal-9"));
        MockMultipartFile file = Browser.file("file", "camt.xml",
                fileOf(next, "300.00").getBytes(StandardCharsets.UTF_8));
        String page = "/staff/parking-permits/bills";
        assertThat(Browser.of(pages, "renewal-9").send(page, List.of(file))).hasStatus(403);
        Browser staff = Browser.ofStaff(pages, "renewal-staff", "CASEWORKER");
        assertThat(text(staff.get(page))).contains("Bezahlte Rechnungen");
        assertThat(text(staff.send(page, List.of(file)))).contains("Neue Zahlungen: 1", next.reference(),
                "Bezahlt, Karte gilt");
        assertThat(staff.send(page, List.of(Browser.file("file", "x.xml", new byte[]{1})))).hasStatus(422);
    }

    @Test
    void leavesToStaffWhatDoesNotFit() {
        ParkingPermit next = renewed("renewal-7", Browser.of(pages, "renewal-7"));
        receive.take(told(next, "30.00"), "caseworker");
        assertThat(permits.find(next.reference()).orElseThrow().paidAt()).isNull();
        assertThat(outcomes(next)).containsExactly(Outcome.OTHER_AMOUNT);
        Browser.of(pages, "renewal-7").post("/parking-permit/requests/" + next.reference() + "/withdraw");
        receive.take(told(next, "300.00"), "caseworker");
        assertThat(outcomes(next)).contains(Outcome.REFUND_DUE);
        assertThat(payments.givenBackFor(next.reference())).isEmpty();
    }

    @Test
    void readsNothingThatIsNoStatementAndNothingOutsideIt() {
        for (String file : List.of("hello", "<Document/>",
                """
                        <!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Document><BkToCstmrDbtCdtNtfctn/>&b;</Document>""")) {
            assertThatExceptionOfType(ParkingPermitRejected.class).isThrownBy(() -> read(file))
                    .returns(Reason.NO_STATEMENT, ParkingPermitRejected::reason);
        }
    }

    private ParkingPermit renewed(String resident, Browser browser) {
        paid(browser, plate());
        clock.setTo(LocalDate.of(2026, 12, 10));
        renewal.renew();
        return nextOf(resident);
    }

    private ParkingPermit nextOf(String resident) {
        return permits.ownedBy(resident).stream().filter(permit -> permit.validity().year() == 2027).findFirst()
                .orElseThrow();
    }

    private List<Outcome> outcomes(ParkingPermit permit) {
        return receive.newest().stream()
                .filter(received -> permit.reference().equals(received.reference()))
                .map(BillPayments.Received::outcome)
                .toList();
    }

    private String paid(Browser resident, String plate) {
        String reference = referenceIn(submit(resident, plate, "2026-12"));
        payments.settle(reference);
        return reference;
    }

    private static BankStatement told(ParkingPermit permit, String francs) {
        return read(fileOf(permit, francs));
    }

    private static String fileOf(ParkingPermit permit, String francs) {
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><Ntfctn><Ntry>
                <Amt Ccy="CHF">999.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-12-14</Dt></BookgDt>
                <NtryDtls><TxDtls><Refs><AcctSvcrRef>%s</AcctSvcrRef></Refs><Amt Ccy="CHF">%s</Amt>
                <CdtDbtInd>CRDT</CdtDbtInd><RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Prtry>QRR</Prtry></CdOrPrtry></Tp>
                <Ref>%s</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn>
                </Document>""".formatted(UUID.randomUUID(), francs, BillReference.of(permit.reference()).digits());
    }

    private static BankStatement read(String file) {
        return BankStatement.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    /** As a bank's program reads it off the paper: the code stands 67 mm from the left and 42 mm from the foot of the page. */
    private static Bill scanned(byte[] document) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(document)) {
            return QRBill.decodeQrCodeText(ScannedPaper.codeIn(pdf, 62, 93, 56));
        }
    }
}
