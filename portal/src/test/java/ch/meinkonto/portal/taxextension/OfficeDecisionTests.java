package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.taxextension.TestHardship.STAFF;
import static ch.meinkonto.portal.taxextension.TestHardship.handIn;
import static ch.meinkonto.portal.taxextension.TestHardship.open;
import static ch.meinkonto.portal.taxextension.TestHardship.taken;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** What whoever is decided about can count on: days, reasons in their language, and what they can do about it. */
@PortalTest
class OfficeDecisionTests {
    private static final String SERVICE = "/tax-extension/requests/";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingTaxRegister register;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void april() {
        clock.setTo(LocalDate.of(2027, 4, 10));
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void theClockStandsStillWhileTheOfficeWaitsForAnAnswer() {
        Browser anna = Browser.of(pages, "office-1");
        String reference = handIn(anna, register);
        assertThat(text(anna.get(SERVICE + reference))).contains("24.04.2027");
        clock.setTo(LocalDate.of(2027, 4, 12));
        Browser carla = taken(pages, "office-carla", reference);
        carla.post(STAFF + "/" + reference + "/ask", "question", "wish", "text", "Reicht Ihnen Juni?");
        assertThat(text(carla.get(STAFF + "/" + reference))).contains("Fällig am 24.04.2027",
                "· Die Frist steht still");
        clock.setTo(LocalDate.of(2027, 4, 20));
        anna.post(SERVICE + reference + "/correct", "wish", "30.6.2027");
        assertThat(text(carla.get(STAFF + "/" + reference))).contains("Fällig am 02.05.2027")
                .doesNotContain("Die Frist steht still");
        assertThat(text(anna.get(SERVICE + reference))).contains("02.05.2027").doesNotContain("24.04.2027");
    }

    @Test
    void whoGetsLessThanTheyAskedForReadsWhyAndWhatTheyCanDo() throws IOException {
        Browser anna = Browser.of(pages, "office-2");
        String reference = handIn(anna, register);
        decide(taken(pages, "office-carla", reference), reference, "granted", "31.7.2027", "",
                "Drei Monate genügen nach dem Zeugnis.");
        assertThat(decisionOf(anna, reference)).contains("31.07.2027", "Sie wünschten Zeit bis 31.08.2027",
                "Drei Monate genügen nach dem Zeugnis.", "Sind Sie nicht einverstanden?");
        assertThat(text(anna.get(SERVICE + reference))).contains("Drei Monate genügen nach dem Zeugnis.");
    }

    @Test
    void whatIsGrantedInPartIsToldSoWhereverItIsTold() throws IOException {
        Browser anna = Browser.of(pages, "office-12");
        String reference = handIn(anna, register);
        Browser carla = taken(pages, "office-carla", reference);
        decide(carla, reference, "granted", "31.7.2027", "", "Drei Monate genügen nach dem Zeugnis.");
        String told = "Teilweise bewilligt";
        assertThat(text(anna.get("/requests"))).contains(told).doesNotContain("\">Bewilligt");
        assertThat(text(anna.get(SERVICE + reference))).contains(told, "So lange, wie Sie wünschten, ging es nicht");
        assertThat(text(anna.get(SERVICE + reference + "/confirmation")))
                .contains("Ihre Frist ist teilweise verlängert");
        assertThat(text(carla.get(STAFF))).contains(told);
        assertThat(text(carla.get(STAFF + "/" + reference))).contains(told);
        assertThat(jdbc.sql("select count(*) from event_publication where serialized_event like ?")
                .param("%office-12@example.ch%" + told + "%weniger lang, als Sie wünschten%")
                .query(Integer.class)
                .single()).isEqualTo(1);
        assertThat(events.of(EventAction.CASE_CHANGE))
                .contains(CaseEvent.changed(reference, "tax-extension", "in_review", "partly_granted"));
        assertThat(jdbc.sql("""
                select coalesce(sum(partly_granted), 0) from operation.usage
                where service = 'tax-extension' and day = '2027-04-10'""").query(Integer.class).single()).isPositive();
    }

    @Test
    void whoGetsAllTheyAskedForReadsOfNoRemedy() throws IOException {
        Browser anna = Browser.of(pages, "office-3");
        String reference = handIn(anna, register);
        decide(taken(pages, "office-carla", reference), reference, "granted", "31.8.2027", "", "Gute Besserung.");
        assertThat(decisionOf(anna, reference)).contains("31.08.2027")
                .doesNotContain("Sie wünschten", "nicht einverstanden");
    }

    @Test
    void aTextBlockIsWrittenInTheLanguageOfTheResidentBeforeWhatStaffAdd() throws IOException {
        Browser anne = Browser.of(pages, "office-4").in("fr");
        String reference = handIn(anne, register);
        Browser carla = taken(pages, "office-carla", reference);
        assertThat(text(carla.get(STAFF + "/" + reference))).contains("Textbaustein",
                "Beleg betrifft eine andere Zeit");
        assertThat(decide(carla, reference, "refused", "", "other-time", "Dossier 7.")).hasStatus(303);
        agree(reference);
        String sentence = "Votre justificatif concerne une autre période.";
        assertThat(text(anne.get(SERVICE + reference))).contains(sentence, "Dossier 7.")
                .doesNotContain("andere Zeit");
        assertThat(decisionOf(anne, reference)).containsSubsequence(sentence, "Dossier 7.", "30 jours");
    }

    @Test
    void aTextBlockAloneIsReasonEnoughAndNothingIsNot() {
        String reference = handIn(Browser.of(pages, "office-5"), register);
        Browser carla = taken(pages, "office-carla", reference);
        assertThat(decide(carla, reference, "refused", "", "", " ")).hasStatus(422);
        assertThat(decide(carla, reference, "refused", "", "of-another-service", "")).hasStatus(422);
        assertThat(decide(carla, reference, "refused", "", "no-proof", "")).hasStatus(303);
        assertThat(text(carla.get(STAFF + "/" + reference))).contains("Ihrem Gesuch liegt kein Beleg bei");
    }

    @Test
    void theLongestReasonStandsInTheDecisionWholeAndSigned() throws IOException {
        Browser anna = Browser.of(pages, "office-6");
        String reference = handIn(anna, register);
        String reason = "Wir haben alles geprüft. ".repeat(158) + "Das letzte Wort.";
        Browser carla = taken(pages, "office-carla", reference);
        assertThat(decide(carla, reference, "refused", "", "no-exception", reason)).hasStatus(303);
        agree(reference);
        try (PDDocument document = Loader.loadPDF(documentOf(anna, reference))) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertThat(text.split("Wir haben alles geprüft\\.", -1)).hasSize(159);
            assertThat(text).contains("Das letzte Wort.", "Sind Sie nicht einverstanden?", "Seite 1 von 2",
                    "Seite 2 von 2");
            assertThat(document.getSignatureDictionaries()).hasSize(1);
        }
    }

    @Test
    void aWithdrawalIsToldByMailWhoeverMadeIt() {
        Browser anna = Browser.of(pages, "office-7");
        String reference = handIn(anna, register);
        anna.post(SERVICE + reference + "/withdraw");
        assertThat(jdbc.sql("select count(*) from event_publication where serialized_event like ?")
                .param("%office-7@example.ch%Zurückgezogen: " + reference + "%")
                .query(Integer.class)
                .single()).isEqualTo(1);
    }

    @Test
    void everyStepThatMattersIsAMailAndNoOther() {
        Browser anna = Browser.of(pages, "office-10");
        String reference = handIn(anna, register);
        assertThat(mailsTo("office-10")).isEqualTo(1);
        Browser carla = taken(pages, "office-carla", reference);
        assertThat(mailsTo("office-10")).as("that somebody looks at it").isEqualTo(1);
        carla.post(STAFF + "/" + reference + "/ask", "question", "wish", "text", "Reicht Ihnen Juni?");
        assertThat(mailsTo("office-10")).isEqualTo(2);
        anna.post(SERVICE + reference + "/correct", "wish", "30.6.2027");
        assertThat(mailsTo("office-10")).as("what she did herself").isEqualTo(2);
        decide(carla, reference, "granted", "30.6.2027", "", "Gute Besserung.");
        assertThat(mailsTo("office-10")).isEqualTo(3);

        Browser beat = Browser.of(pages, "office-11");
        String other = handIn(beat, register);
        decide(taken(pages, "office-carla", other), other, "refused", "", "no-proof", "");
        assertThat(mailsTo("office-11")).as("a mere proposal").isEqualTo(1);
        agree(other);
        assertThat(mailsTo("office-11")).isEqualTo(2);
    }

    private int mailsTo(String owner) {
        return jdbc.sql("select count(*) from event_publication where serialized_event like ?")
                .param("%" + owner + "@example.ch%")
                .query(Integer.class)
                .single();
    }

    @Test
    void staffFindARequestByItsReferenceWhereverItIsAndAreAskedWhy() {
        String reference = handIn(Browser.of(pages, "office-8"), register);
        Browser carla = Browser.signedIn(pages, "office-carla-8", "CASEWORKER");
        String find = "/staff/weekly-residences/find?reference=";
        assertThat(carla.get(find + " " + reference.toLowerCase(Locale.ROOT))).hasStatus(303)
                .hasRedirectedUrl(STAFF + "/" + reference);
        assertThat(text(carla.get(STAFF + "/" + reference))).contains("Wozu öffnen Sie").doesNotContain("Spital");
        MvcTestResult unknown = carla.get(find + "FE-2027-NOTTHERE");
        assertThat(unknown).hasStatus(422);
        assertThat(text(unknown)).contains("Diese Referenz gibt es nicht", "value=\"FE-2027-NOTTHERE\"");
        assertThat(Browser.of(pages, "office-9").get(find + reference)).hasStatus(403);
        assertThat(jdbc.sql("select count(*) from cases.access_log where reference = ?")
                .param(reference)
                .query(Integer.class)
                .single()).as("where it is tells nothing of it").isZero();
    }

    private void agree(String reference) {
        Browser leo = Browser.signedIn(pages, "office-leo", "TEAM_LEAD");
        open(leo, reference);
        assertThat(leo.post(STAFF + "/" + reference + "/confirm")).hasRedirectedUrl(STAFF + "/" + reference);
    }

    private static MvcTestResult decide(Browser staff, String reference, String outcome, String until, String block,
            String reason) {
        return staff.post(STAFF + "/" + reference + "/decide", "outcome", outcome, "granted-until", until, "block",
                block, "reason", reason);
    }

    private static byte[] documentOf(Browser resident, String reference) {
        String address = text(resident.get(SERVICE + reference))
                .replaceAll("(?s).*href=\"(/tax-extension/requests/[^\"]*/documents/[^\"]*)\".*", "$1");
        return resident.get(address).getResponse().getContentAsByteArray();
    }

    private static String decisionOf(Browser resident, String reference) throws IOException {
        try (PDDocument document = Loader.loadPDF(documentOf(resident, reference))) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
