package ch.meinkonto.portal.weeklyresident;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.weeklyresident.TestResidences.APPLY;
import static ch.meinkonto.portal.weeklyresident.TestResidences.SERVICE;
import static ch.meinkonto.portal.weeklyresident.TestResidences.STAFF;
import static ch.meinkonto.portal.weeklyresident.TestResidences.answerExtension;
import static ch.meinkonto.portal.weeklyresident.TestResidences.answerRegistration;
import static ch.meinkonto.portal.weeklyresident.TestResidences.decide;
import static ch.meinkonto.portal.weeklyresident.TestResidences.goToPay;
import static ch.meinkonto.portal.weeklyresident.TestResidences.reference;
import static ch.meinkonto.portal.weeklyresident.TestResidences.upload;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;

/** What the office decides about weekly residents, and what they get to read of it. */
@PortalTest
class ResidenceDecisionTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void whoAskedInTimeLosesNothingBecauseTheOfficeTakesItsTime() {
        Browser anna = Browser.ofTwoFactors(pages, "stay-1");
        String registration = paid(anna, "stay-1");
        decide(carla(), registration, "granted", "31.8.2027", "Willkommen.");
        clock.setTo(LocalDate.of(2027, 9, 14));
        answerExtension(anna, "31.7.2028", "31.12.2028");
        anna.post(APPLY + "/citizenship", "citizenship", "other");
        anna.post(APPLY + "/permit-until", "permit-until", "31.5.2028");
        upload(anna, "permit-copy");
        goToPay(anna);
        String extension = reference(jdbc, "stay-1");
        payments.settle(extension);
        clock.setTo(LocalDate.of(2027, 10, 5));
        assertThat(decide(carla(), extension, "granted", "31.5.2028", "Gut."))
                .hasRedirectedUrl(STAFF + "/" + extension);
        assertThat(text(anna.get(SERVICE + "/requests/" + extension))).contains("Bewilligt", "01.09.2027",
                "31.05.2028");
    }

    @Test
    void whoGetsFewerDaysThanTheAnswersAllowReadsWhyAndWhatTheyCanDo() throws IOException {
        Browser anna = Browser.ofTwoFactors(pages, "stay-2");
        String reference = paid(anna, "stay-2");
        decide(carla(), reference, "granted", "30.6.2027", "Ihr Heimatausweis gilt nur so lange.");
        assertThat(text(anna.get(SERVICE + "/requests/" + reference))).contains("Teilweise bewilligt",
                "kürzer als beantragt", "Ihr Heimatausweis gilt nur so lange.");
        assertThat(document(anna, reference)).contains("30.06.2027", "wäre es bis 31.08.2027 gegangen",
                "Ihr Heimatausweis gilt nur so lange.", "Sind Sie nicht einverstanden?");
    }

    @Test
    void whoGetsAllOfThemReadsOfNoRemedy() throws IOException {
        Browser anna = Browser.ofTwoFactors(pages, "stay-3");
        String reference = paid(anna, "stay-3");
        decide(carla(), reference, "granted", "31.8.2027", "Willkommen.");
        assertThat(document(anna, reference)).contains("31.08.2027").doesNotContain("wäre es", "nicht einverstanden");
    }

    @Test
    void aRefusalIsForTwoPeopleAndSaysWhyAndWhatOneCanDo() throws IOException {
        Browser anna = Browser.ofTwoFactors(pages, "stay-4");
        String reference = paid(anna, "stay-4");
        Browser carla = carla();
        carla.post(STAFF + "/" + reference, "purpose", "processing");
        carla.post(STAFF + "/" + reference + "/take");
        carla.post(STAFF + "/" + reference + "/decide", "outcome", "refused", "block", "no-home", "reason", "");
        assertThat(text(anna.get(SERVICE + "/requests/" + reference))).doesNotContain("Abgelehnt",
                "Zuzug in die Stadt");
        assertThat(carla.post(STAFF + "/" + reference + "/confirm")).hasStatus(422);
        Browser leo = Browser.signedIn(pages, "stay-leo", "TEAM_LEAD");
        leo.post(STAFF + "/" + reference, "purpose", "processing");
        leo.post(STAFF + "/" + reference + "/confirm");
        assertThat(document(anna, reference)).contains("Melden Sie Ihren Zuzug in die Stadt.", "geht an Sie zurück",
                "Sind Sie nicht einverstanden?");
    }

    @Test
    void theConfirmationSaysWhatIsLikelyNextHowToFollowItAndWhereToSayWhatOneThinks() {
        Browser anna = Browser.ofTwoFactors(pages, "stay-5");
        String reference = paid(anna, "stay-5");
        String page = text(anna.get(SERVICE + "/requests/" + reference + "/confirmation"));
        assertThat(page).contains(reference, "Wie es weitergeht", "href=\"/parking-permit\"", "href=\"/move\"",
                "href=\"/feedback?about=weekly-residence\"", "href=\"/status\"", "/receipt.pdf", "044 412 11 11")
                .containsPattern("id=\"status-code\">[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}<");
    }

    private String paid(Browser resident, String owner) {
        answerRegistration(resident);
        goToPay(resident);
        String reference = reference(jdbc, owner);
        payments.settle(reference);
        return reference;
    }

    private Browser carla() {
        return Browser.signedIn(pages, "stay-carla", "CASEWORKER");
    }

    private String document(Browser resident, String reference) throws IOException {
        String id = jdbc.sql("select id from cases.document where reference = ? and replaced_at is null")
                .param(reference)
                .query(String.class)
                .single();
        byte[] content = resident.get(SERVICE + "/requests/" + reference + "/documents/" + id)
                .getResponse()
                .getContentAsByteArray();
        try (PDDocument document = Loader.loadPDF(content)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
