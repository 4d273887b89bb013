package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.taxextension.TestHardship.STAFF;
import static ch.meinkonto.portal.taxextension.TestHardship.explain;
import static ch.meinkonto.portal.taxextension.TestHardship.handIn;
import static ch.meinkonto.portal.taxextension.TestHardship.identify;
import static ch.meinkonto.portal.taxextension.TestHardship.open;
import static ch.meinkonto.portal.taxextension.TestHardship.taken;
import static ch.meinkonto.portal.taxextension.TestTaxReturns.APPLY;
import static ch.meinkonto.portal.taxextension.TestTaxReturns.identify;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.TestIdentityProvider;
import ch.meinkonto.portal.TestPaper;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.contract.DossierEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** Somebody is late for a reason: files, the office, a question back, two people, an end. */
@PortalTest
class HardshipTests {
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
        events.clear();
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void aCaseworkerGrantsWhatTheRulesCannot() throws IOException {
        Browser anna = Browser.of(pages, "hard-1");
        String reference = handIn(anna, register);
        assertThat(text(anna.get("/tax-extension/requests/" + reference))).contains("Eingereicht",
                "Das Steueramt antwortet bis 24.04.2027", "Zeugnis.pdf", "Krankheit oder Unfall");

        Browser carla = Browser.signedIn(pages, "hard-carla", "CASEWORKER");
        assertThat(text(carla.get(STAFF))).contains(reference, "24.04.2027").doesNotContain("hard-1", "Spital");
        open(carla, reference);
        assertThat(carla.post(STAFF + "/" + reference + "/take")).hasRedirectedUrl(STAFF + "/" + reference);
        assertThat(text(carla.get(STAFF + "/" + reference))).contains("Anna Muster", "Ich lag im Spital",
                "<span>Belege:</span>");
        MvcTestResult wrong = decide(carla, reference, "granted", "1.3.2027", "Gute Besserung.");
        assertThat(wrong).hasStatus(422);
        assertThat(text(wrong)).contains("Der Tag muss in der Zukunft liegen", "Gute Besserung.");
        assertThat(decide(carla, reference, "granted", "31.7.2027", "Gute Besserung."))
                .hasRedirectedUrl(STAFF + "/" + reference);

        String page = text(anna.get("/tax-extension/requests/" + reference));
        assertThat(page).contains("Teilweise bewilligt", "31.07.2027", "Gute Besserung.");
        assertThat(pdf(anna, page)).contains("31.07.2027", "hat Ihre Gründe geprüft");
    }

    @Test
    void aRefusalNeedsASecondPersonAndSetsALastPeriodOfThirtyDays() throws IOException {
        Browser anna = Browser.of(pages, "hard-2");
        String reference = handIn(anna, register);
        Browser carla = taken(pages, "hard-carla", reference);
        decide(carla, reference, "refused", "", "Der Beleg betrifft ein anderes Jahr.");
        assertThat(text(carla.get(STAFF + "/" + reference))).contains("Eine zweite Person muss zustimmen",
                "Letzte Frist",
                "10.05.2027");
        assertThat(text(anna.get("/tax-extension/requests/" + reference))).contains("In Prüfung")
                .doesNotContain("anderes Jahr", "vorgeschlagen");
        MvcTestResult alone = carla.post(STAFF + "/" + reference + "/confirm");
        assertThat(alone).hasStatus(422);
        assertThat(text(alone)).contains("muss eine andere sein");

        clock.setTo(LocalDate.of(2027, 4, 12));
        Browser leo = Browser.signedIn(pages, "hard-leo", "TEAM_LEAD");
        open(leo, reference);
        assertThat(leo.post(STAFF + "/" + reference + "/confirm")).hasRedirectedUrl(STAFF + "/" + reference);

        String page = text(anna.get("/tax-extension/requests/" + reference));
        assertThat(page).contains("Abgelehnt", "12.05.2027", "anderes Jahr");
        assertThat(pdf(anna, page)).contains("12.05.2027", "anderes Jahr", "Sind Sie nicht einverstanden?");
        assertThat(events.of(EventAction.CASE_CHANGE)).contains(
                CaseEvent.changed(reference, "tax-extension", "in_review", "refused"));
    }

    @Test
    void theSecondPersonMaySendItBack() {
        String reference = handIn(Browser.of(pages, "hard-3"), register);
        Browser carla = taken(pages, "hard-carla", reference);
        decide(carla, reference, "refused", "", "Nein.");
        Browser leo = Browser.signedIn(pages, "hard-leo", "TEAM_LEAD");
        open(leo, reference);
        leo.post(STAFF + "/" + reference + "/send-back");
        assertThat(text(carla.get(STAFF + "/" + reference))).contains("Entscheid festhalten",
                "Vorschlag zurückgewiesen");
    }

    @Test
    void theResidentCorrectsTheOneAnswerTheOfficeAsksFor() {
        Browser anna = Browser.of(pages, "hard-4");
        String reference = handIn(anna, register);
        Browser carla = taken(pages, "hard-carla", reference);
        assertThat(carla.post(STAFF + "/" + reference + "/ask", "question", "", "text", "")).hasStatus(422);
        assertThat(carla.post(STAFF + "/" + reference + "/ask", "question", "wish", "text", "Reicht Ihnen Juni?"))
                .hasRedirectedUrl(STAFF + "/" + reference);

        String page = "/tax-extension/requests/" + reference;
        assertThat(text(anna.get("/requests"))).contains("Das Amt hat eine Frage");
        assertThat(text(anna.get(page))).contains("Reicht Ihnen Juni?", "Antworten");
        assertThat(text(anna.get(page + "/correct"))).contains("31.08.2027", "Bis wann können Sie");
        assertThat(anna.post(page + "/correct", "wish", "gestern")).hasStatus(422);
        MvcTestResult mistyped = anna.post(page + "/correct", "wish", "30.6.2072");
        assertThat(mistyped).hasStatus(422);
        assertThat(text(mistyped)).contains("Prüfen Sie das Jahr");
        assertThat(anna.post(page + "/correct", "wish", "30.6.2027", "explanation", "anders")).hasRedirectedUrl(page);
        assertThat(text(anna.get(page))).contains("30.06.2027", "Ich lag im Spital").doesNotContain("anders");
        assertThat(anna.get(page + "/correct")).hasStatus(404);
        assertThat(jdbc.sql("select replaced ->> 'wish' from cases.message where reference = :r")
                .param("r", reference).query(String.class).single()).contains("2027-08-31");
    }

    @Test
    void aProgramCanAnswerTheOfficeToo() {
        String reference = handIn(Browser.of(pages, "hard-11"), register);
        String question = "/api/v1/tax-extensions/" + reference + "/question";
        assertThat(pages.get().uri(question).header("Authorization", token("hard-11")).exchange()).hasStatus(404);
        Browser carla = taken(pages, "hard-carla", reference);
        carla.post(STAFF + "/" + reference + "/ask", "question", "wish", "text", "Reicht Ihnen Juni?");
        assertThat(text(pages.get().uri(question).header("Authorization", token("hard-11")).exchange()))
                .contains("\"question\":\"wish\"", "Reicht Ihnen Juni?");
        assertThat(pages.post().uri(question).header("Authorization", token("hard-12"))
                .contentType(MediaType.APPLICATION_JSON).content("{\"answers\":{\"wish\":\"2027-06-30\"}}").exchange())
                .hasStatus(404);
        assertThat(text(pages.post().uri(question).header("Authorization", token("hard-11"))
                .contentType(MediaType.APPLICATION_JSON).content("{\"answers\":{\"wish\":\"2027-06-30\"}}").exchange()))
                .contains("\"state\":\"in_review\"", "\"wish\":[\"2027-06-30\"]");
    }

    private static String token(String resident) {
        return "Bearer " + TestIdentityProvider.instance()
                .accessToken(resident, "portal-api", "tax-extension", Instant.now().plusSeconds(60));
    }

    @Test
    void everyLookIsWrittenDownWithItsPurpose() {
        String reference = handIn(Browser.of(pages, "hard-5"), register);
        Browser carla = Browser.signedIn(pages, "hard-carla", "CASEWORKER");
        assertThat(text(carla.get(STAFF + "/" + reference))).contains("Wozu öffnen Sie").doesNotContain("Spital");
        assertThat(carla.post(STAFF + "/" + reference, "purpose", "curiosity")).hasStatus(422);
        assertThat(carla.post(STAFF + "/" + reference + "/take")).hasStatus(409);
        open(carla, reference);
        assertThat(events.of(EventAction.DOSSIER_ACCESS)).singleElement()
                .isInstanceOfSatisfying(DossierEvent.class, look -> assertThat(look)
                        .returns("hard-5", DossierEvent::subject)
                        .returns("processing", DossierEvent::purpose));
        Map<String, Object> entry = jdbc.sql("select * from cases.access_log where reference = :r")
                .param("r", reference).query().singleRow();
        assertThat(entry).containsEntry("owner", "hard-5")
                .containsEntry("viewer", "hard-carla")
                .containsEntry("office", "tax-extension")
                .containsEntry("purpose", "processing");
    }

    @Test
    void nobodyDecidesAboutTheirOwnRequestOrWithoutTheRole() {
        String reference = handIn(Browser.of(pages, "hard-6"), register);
        Browser herself = Browser.signedIn(pages, "hard-6", "CASEWORKER");
        open(herself, reference);
        MvcTestResult refused = herself.post(STAFF + "/" + reference + "/take");
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("Den eigenen Antrag darf man nicht bearbeiten");
        assertThat(Browser.of(pages, "hard-7").get(STAFF)).hasStatus(403);
        assertThat(Browser.of(pages, "hard-7").post(STAFF + "/" + reference + "/take")).hasStatus(403);
    }

    @Test
    void malwareGoesIntoQuarantineAndTheRestIsKept() throws IOException {
        Browser anna = Browser.of(pages, "hard-8");
        identify(anna, register);
        explain(anna);
        byte[] infected = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*")
                .getBytes(StandardCharsets.US_ASCII);
        MvcTestResult answer = anna.send(APPLY + "/proof", List.of(
                Browser.file("proof", "gut.pdf", TestPaper.empty()), Browser.file("proof", "schlecht.pdf", infected)));
        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).contains("schlecht.pdf: In der Datei haben wir Schadsoftware gefunden", "gut.pdf",
                "Entfernen");
        assertThat(jdbc.sql("select signature from upload.quarantine where owner = 'hard-8'").query(String.class)
                .single()).isEqualTo("Eicar-Test-Signature");
        assertThat(events.of(EventAction.WAF_VALIDATION_REJECT)).hasSize(1);
        assertThat(anna.post(APPLY + "/proof")).hasRedirectedUrl(APPLY + "/check");
        String file = jdbc.sql("select id from upload.file where owner = 'hard-8'").query(String.class).single();
        assertThat(anna.get(APPLY + "/files/" + file)).hasStatusOk();
        assertThat(Browser.of(pages, "hard-9").get(APPLY + "/files/" + file)).hasStatus(404);
        assertThat(anna.post(APPLY + "/proof", "remove", file)).hasRedirectedUrl(APPLY + "/proof");
        assertThat(anna.get(APPLY + "/check")).hasRedirectedUrl(APPLY + "/proof");
    }

    @Test
    void canBeWithdrawnUntilItIsDecided() {
        Browser anna = Browser.of(pages, "hard-10");
        String page = "/tax-extension/requests/" + handIn(anna, register);
        assertThat(anna.post(page + "/withdraw")).hasRedirectedUrl(page);
        assertThat(text(anna.get(page))).contains("Zurückgezogen");
        assertThat(anna.get(page + "/withdraw")).hasRedirectedUrl(page);
    }

    private static MvcTestResult decide(Browser staff, String reference, String outcome, String until, String reason) {
        return staff.post(STAFF + "/" + reference + "/decide", "outcome", outcome, "granted-until", until, "reason",
                reason);
    }

    private static String pdf(Browser resident, String page) throws IOException {
        String address = page.replaceAll("(?s).*href=\"(/tax-extension/requests/[^\"]*/documents/[^\"]*)\".*", "$1");
        try (PDDocument document = Loader.loadPDF(resident.get(address).getResponse().getContentAsByteArray())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
