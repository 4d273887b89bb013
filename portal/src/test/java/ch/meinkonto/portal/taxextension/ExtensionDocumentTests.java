package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.taxextension.TestTaxReturns.APPLY;
import static ch.meinkonto.portal.taxextension.TestTaxReturns.handIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

import javax.imageio.ImageIO;

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
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.document.QrCode;
import ch.meinkonto.portal.upload.FileKind;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** Codes and papers: what is read from a photo of the form, and what the resident keeps. */
@PortalTest
class ExtensionDocumentTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingTaxRegister register;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private RemindOfDeadline reminders;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    private TaxReturn taxReturn = TestTaxReturns.open();

    @BeforeEach
    void february() {
        clock.setTo(LocalDate.of(2027, 2, 15));
        register.knows(taxReturn);
        events.clear();
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void findsTheReturnByAPhotoOfTheCode() throws IOException {
        Browser anna = Browser.of(pages, "doc-1");
        anna.post(APPLY + "/way", "way", "picture");
        assertThat(anna.send(APPLY + "/code-picture", List.of(
                Browser.file("code-picture", "IMG_0001.png", photo(RecordingTaxRegister.codeOf(taxReturn))))))
                .hasRedirectedUrl(APPLY + "/until");
    }

    @Test
    void saysWhenThereIsNoCodeInThePhotoOrAnotherOne() throws IOException {
        Browser anna = Browser.of(pages, "doc-2");
        anna.post(APPLY + "/way", "way", "picture");
        assertThat(text(anna.send(APPLY + "/code-picture", List.of(
                Browser.file("code-picture", "IMG_0002.png", photo("https://example.ch"))))))
                .contains("Diesen Code kennen wir nicht", "IMG_0002.png");
        assertThat(text(anna.post(APPLY + "/code-picture"))).contains("Diesen Code kennen wir nicht");
    }

    @Test
    void readsCodesInPicturesOfAnySizeAndNothingWhereThereIsNone() throws IOException {
        assertThat(PictureOfCode.read(photo("MK1|261|1|2026|x"), FileKind.PNG)).contains("MK1|261|1|2026|x");
        ByteArrayOutputStream blank = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), "png", blank);
        assertThat(PictureOfCode.read(blank.toByteArray(), FileKind.PNG)).isEmpty();
        assertThat(PictureOfCode.read(new byte[]{1, 2}, FileKind.PNG)).isEmpty();
    }

    @Test
    void theConfirmationProvesDayAndTimeAndCanBeChecked() throws IOException {
        Browser anna = Browser.of(pages, "doc-3");
        String confirmation = target(handIn(anna, taxReturn, "2027-09-30"));
        byte[] document = documentOn(anna, confirmation);
        try (PDDocument pdf = Loader.loadPDF(document)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("30.09.2027", "15.02.2027, 12:00",
                    taxReturn.number(), "Anna Muster", "stillschweigend bewilligt", confirmation.split("/")[3]);
        }
        assertThat(events.of(EventAction.DOCUMENT_DOWNLOAD)).hasSize(1);

        Browser inspector = Browser.ofVisitor(pages);
        String proof = proofOn(document);
        assertThat(text(inspector.get(proof))).contains("Echt und gültig", "30.09.2027", "15.02.2027, 12:00")
                .doesNotContain("Anna", taxReturn.number());
        assertThat(text(inspector.get(proof.substring(0, proof.length() - 4) + "AAAA"))).contains("Nicht echt");
    }

    @Test
    void shorteningReplacesTheConfirmationAndTellsTheRegister() throws IOException {
        Browser anna = Browser.of(pages, "doc-4");
        String confirmation = target(handIn(anna, taxReturn, "2027-09-30"));
        String page = confirmation.replace("/confirmation", "");
        String oldProof = proofOn(documentOn(anna, confirmation));
        assertThat(text(anna.get(page))).contains("Frist verkürzen");
        assertThat(text(anna.get(page + "/shorten"))).contains("Bis 31.08.2027").doesNotContain("Bis 30.09.2027");
        assertThat(anna.post(page + "/shorten", "until", "2027-10-31")).hasStatus(422);
        assertThat(anna.post(page + "/shorten", "until", "2027-06-30")).hasRedirectedUrl(page);
        assertThat(text(anna.get(page))).contains("30.06.2027");
        assertThat(text(Browser.ofVisitor(pages).get(oldProof))).contains("Echt, aber nicht mehr gültig");
        assertThat(text(Browser.ofVisitor(pages).get(proofOn(documentOn(anna, page))))).contains("Echt und gültig",
                "30.06.2027");
        assertThat(Browser.of(pages, "doc-5").post(page + "/shorten", "until", "2027-05-31")).hasStatus(404);
    }

    @Test
    void remindsOnceAWeekBeforeTheEnd() {
        Browser anna = Browser.of(pages, "doc-6");
        anna.post("/account/notifications", "topic", "reminder");
        handIn(anna, taxReturn, "2027-05-31");
        clock.setTo(LocalDate.of(2027, 5, 23));
        reminders.remind();
        assertThat(reminded("doc-6")).isZero();
        clock.setTo(LocalDate.of(2027, 5, 24));
        reminders.remind();
        reminders.remind();
        assertThat(reminded("doc-6")).isEqualTo(1);
        assertThat(jdbc
                .sql("select count(*) from event_publication where serialized_event like '%doc-6%verlängerte Frist%'")
                .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void remindsNobodyWhoHasNotChosenIt() {
        Browser anna = Browser.of(pages, "doc-7");
        handIn(anna, taxReturn, "2027-05-31");
        clock.setTo(LocalDate.of(2027, 5, 24));
        reminders.remind();
        assertThat(jdbc
                .sql("select count(*) from event_publication where serialized_event like '%doc-7%verlängerte Frist%'")
                .query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from event_publication where serialized_event like '%doc-7%'")
                .query(Integer.class).single()).as("the confirmation comes all the same").isEqualTo(1);
    }

    private int reminded(String owner) {
        return jdbc.sql("select count(*) from taxextension.extension where owner = :owner and reminded_at is not null")
                .param("owner", owner).query(Integer.class).single();
    }

    private static byte[] documentOn(Browser resident, String page) {
        String html = text(resident.get(page));
        String address = html.replaceAll("(?s)^.*?href=\"(/tax-extension/requests/[^\"]*/documents/[^\"]*)\".*$", "$1");
        return resident.get(address).getResponse().getContentAsByteArray();
    }

    private static String proofOn(byte[] document) {
        URI address = URI.create(PictureOfCode.read(document, FileKind.PDF).orElseThrow());
        return address.getPath() + "?" + address.getQuery();
    }

    /** A code on a table, as a camera sees it: in the middle of something else. */
    private static byte[] photo(String content) throws IOException {
        QrCode code = QrCode.of(content);
        int module = 9;
        BufferedImage picture = new BufferedImage(1400, 1000, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(200, 100, 800, 800);
        pen.setColor(Color.BLACK);
        for (int row = 0; row < code.size(); row++) {
            for (int column = 0; column < code.size(); column++) {
                if (code.isDark(column, row)) {
                    pen.fillRect(300 + column * module, 200 + row * module, module, module);
                }
            }
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }
}
