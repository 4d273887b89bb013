package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.plate;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.referenceIn;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.submit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;

import com.google.zxing.ReaderException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.ScannedPaper;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.document.Seal;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** The permit on paper, read as control staff read it: by camera. */
@PortalTest
class ParkingPermitDocumentTests {

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Seal seal;

    private String plate = "";
    private String reference = "";
    private byte[] document = {};

    @BeforeEach
    void download() {
        Browser anna = Browser.of(pages, "document-anna");
        plate = plate();
        reference = referenceIn(submit(anna, plate, "2026-12"));
        payments.settle(reference);
        events.clear();
        document = anna.get("/parking-permit/requests/" + reference + "/permit.pdf").getResponse()
                .getContentAsByteArray();
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void tellsWhatControlStaffNeedAndNobodysName() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(document)) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(plate, "8004 Aussersihl", "01.12.2026 – 31.12.2026", "15.01.2027", reference)
                    .doesNotContain("Anna", "Muster", "document-anna");
        }
        assertThat(events.of(EventAction.DOCUMENT_DOWNLOAD)).containsExactly(
                new DocumentEvent(EventAction.DOCUMENT_DOWNLOAD, Digests.of(reference), "parking-permit",
                        document.length, "document-anna", null));
    }

    @Test
    void carriesACodeThatTheCheckerVerifies() throws Exception {
        String page = scanned();
        assertThat(page).startsWith("/verify?c=");
        assertThat(check(page)).contains("Noch nicht gültig", plate);
        clock.setTo(LocalDate.of(2026, 12, 1));
        assertThat(check(page)).contains("Sie gilt heute", plate).doesNotContain("Muster", reference);
        clock.setTo(LocalDate.of(2027, 1, 15));
        assertThat(check(page)).contains("Sie gilt heute");
        clock.setTo(LocalDate.of(2027, 1, 16));
        assertThat(check(page)).contains("Abgelaufen");
    }

    @Test
    void hasTheReceiptOfEveryPaymentWhichCanBeCheckedToo() throws Exception {
        byte[] receipt = Browser.of(pages, "document-anna")
                .get("/parking-permit/requests/" + reference + "/receipt.pdf")
                .getResponse()
                .getContentAsByteArray();
        try (PDDocument pdf = Loader.loadPDF(receipt)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Quittung", plate, "8004 Aussersihl",
                    "Nummer der Zahlung", BillReference.of(reference).digits(), "CHF 25.00", reference);
            assertThat(pdf.getSignatureDictionaries()).hasSize(1);
            URI code = URI.create(ScannedPaper.codeOn(pdf));
            assertThat(check(code.getPath() + "?" + code.getQuery())).contains("Echt und gültig", "Quittung",
                    reference);
        }
    }

    @Test
    void betraysAForgedCode() throws Exception {
        String page = scanned();
        char last = page.charAt(page.length() - 20);
        String tampered = page.substring(0, page.length() - 20) + (last == 'A' ? 'B' : 'A')
                + page.substring(page.length() - 19);
        assertThat(check(tampered)).contains("Gefälscht").doesNotContain(plate);
        String otherPlate = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("PK1|" + reference + "|ZH 1|8004|2026-12-01").getBytes(
                        StandardCharsets.UTF_8));
        assertThat(check("/verify?c=" + otherPlate + page.substring(page.indexOf('.')))).contains("Gefälscht");
        assertThat(check("/verify?c=%3Cscript%3E")).contains("Gefälscht").doesNotContain("<script>");
    }

    @Test
    void doesNotAcceptASealOnSomethingElse() {
        assertThat(check("/verify?c=" + seal.seal("hello"))).contains("Gefälscht");
        assertThat(check("/verify?c=" + seal.seal("PK1|PK-2026-NOTTHERE|ZH 5|8004|2026-11-01")))
                .contains("Nicht in Kraft");
    }

    @Test
    void keepsTheSealingKeyEncrypted() {
        byte[] stored = jdbc.sql("select private_key from document.seal_key").query(byte[].class).single();
        // An Ed25519 key in PKCS#8 begins so; ours is cipher text.
        assertThat(HexFormat.of().formatHex(stored)).doesNotContain("302e020100300506032b6570");
    }

    private String check(String page) {
        return text(Browser.ofVisitor(pages).get(page));
    }

    /** A phone looks at the paper from several distances until it can read the code. */
    private String scanned() throws IOException, ReaderException {
        try (PDDocument pdf = Loader.loadPDF(document)) {
            URI address = URI.create(ScannedPaper.codeOn(pdf));
            return address.getPath() + "?" + address.getQuery();
        }
    }
}
