package ch.meinkonto.portal.weeklyresident;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.mandate.TestMandates.ACTING;
import static ch.meinkonto.portal.mandate.TestMandates.act;
import static ch.meinkonto.portal.mandate.TestMandates.between;
import static ch.meinkonto.portal.weeklyresident.TestResidences.APPLY;
import static ch.meinkonto.portal.weeklyresident.TestResidences.CHECK;
import static ch.meinkonto.portal.weeklyresident.TestResidences.SERVICE;
import static ch.meinkonto.portal.weeklyresident.TestResidences.STAFF;
import static ch.meinkonto.portal.weeklyresident.TestResidences.answerRegistration;
import static ch.meinkonto.portal.weeklyresident.TestResidences.decide;
import static ch.meinkonto.portal.weeklyresident.TestResidences.goToPay;
import static ch.meinkonto.portal.weeklyresident.TestResidences.reference;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.mandate.TestMandates.Given;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** A representative registers a weekly resident: what belongs to whom, who sees what, and what is refused. */
@PortalTest
class RepresentedResidenceTests {
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

    @AfterEach
    void calm() {
        clock.reset();
    }

    private Browser anna(String id) {
        return Browser.ofTwoFactors(pages, id, "Anna Muster");
    }

    /** Somebody who acts by a mandate for weekly residence, and whose forms say so. */
    private Browser acting(String id, Given given) {
        Browser beat = Browser.ofTwoFactors(pages, id, "Beat Frei");
        return beat.shownFor(act(beat, given));
    }

    private Given mandate(String principal, String representative, String until) {
        return between(anna(principal), Browser.ofTwoFactors(pages, representative, "Beat Frei"), until,
                "weekly-residence");
    }

    private String handedIn(Browser beat, String principal) {
        answerRegistration(beat);
        assertThat(goToPay(beat)).hasStatus(303);
        String reference = reference(jdbc, principal);
        payments.settle(reference);
        return reference;
    }

    @Test
    void theResidentIsThePartyAndTheTimelineSaysWhoActed() {
        Browser beat = acting("rep-2", mandate("rep-1", "rep-2", "31.3.2027"));
        assertThat(text(beat.get(ACTING))).contains("Sie handeln für Anna Muster", "Es gibt noch keine Anträge");
        String reference = handedIn(beat, "rep-1");

        assertThat(target(beat.get(CHECK + "/paid/" + reference))).endsWith(reference + "/confirmation");
        String page = text(beat.get(SERVICE + "/requests/" + reference));
        assertThat(page).contains("durch Beat Frei in Vertretung", "id=\"acting-bar\"", "Anna Muster");
        assertThat(text(beat.get(ACTING))).contains(reference);
        Browser anna = anna("rep-1");
        assertThat(text(anna.get(SERVICE + "/requests/" + reference))).contains("durch Beat Frei in Vertretung")
                .doesNotContain("acting-bar");
        assertThat(jdbc.sql("select owner || ' ' || fee_rappen from cases.checkout where reference = ?")
                .param(reference).query(String.class).single()).isEqualTo("rep-1 6000");
        assertThat(text(Browser.ofTwoFactors(pages, "rep-2", "Beat Frei").get("/requests")))
                .doesNotContain(reference);
        assertThat(jdbc.sql("select actor from cases.timeline where reference = ? and kind = 'HANDED_IN'")
                .param(reference).query(String.class).single()).isEqualTo("rep-2");
        assertThat(mails("rep-1", reference)).isPositive();
        assertThat(mails("rep-2", reference)).isPositive();
    }

    @Test
    void theResidentSeesEachLookAndOpensTheirPostThemselves() {
        Browser beat = acting("rep-4", mandate("rep-3", "rep-4", "31.3.2027"));
        String reference = handedIn(beat, "rep-3");
        decide(Browser.signedIn(pages, "weekly-carla", "CASEWORKER"), reference, "granted", "31.8.2027",
                "Willkommen in der Stadt.");
        events.clear();
        beat.get(SERVICE + "/requests/" + reference);
        String document = jdbc.sql("select id from cases.document where reference = ? and kind = 'confirmation'")
                .param(reference).query(String.class).single();
        assertThat(beat.get(SERVICE + "/requests/" + reference + "/documents/" + document)).hasStatusOk();
        assertThat(events.of(EventAction.DOCUMENT_DOWNLOAD)).singleElement()
                .isInstanceOfSatisfying(DocumentEvent.class, download -> assertThat(download)
                        .returns("rep-3", DocumentEvent::owner)
                        .returns("mandate", DocumentEvent::relation));

        Browser anna = anna("rep-3");
        String looks = text(anna.get("/account/looked-at"));
        assertThat(looks.split("Beat Frei war mit Ihrer Vollmacht hier", -1)).hasSize(3);
        assertThat(looks).contains(reference).contains("2-mal, zuerst");
        assertThat(text(anna.get("/account/inbox"))).contains("Entscheid:", "Neu");
    }

    @Test
    void everythingElseOfTheAccountIsRefusedAndTold() {
        Browser beat = acting("rep-6", mandate("rep-5", "rep-6", "31.3.2027"));
        events.clear();
        List<String> outside = List.of("/account", "/account/inbox", "/account/documents", "/account/payments",
                "/account/looked-at", "/account/data/copy.zip", "/account/mandates", "/account/notifications",
                "/requests", "/parking-permit", "/parking-permit/apply", "/tax-extension", "/tax-extension/apply",
                "/move/apply", "/staff");
        for (String page : outside) {
            MvcTestResult refused = beat.get(page);
            assertThat(refused).as(page).hasStatus(403);
            if (!page.equals("/staff")) {
                assertThat(text(refused)).as(page).contains("Sie handeln für Anna Muster", "id=\"for-myself\"",
                        "id=\"sign-out\"", "id=\"acting-bar\"");
            }
        }
        assertThat(events.of(EventAction.AUTHZ_DENY)).hasSize(outside.size())
                .filteredOn(event -> event instanceof AuthorizationDeniedEvent denied
                        && denied.reason().equals("outside_mandate"))
                .hasSize(outside.size() - 1);
        assertThat(text(beat.get("/"))).contains("href=\"/weekly-residence\"", "href=\"/about/privacy\"")
                .doesNotContain("href=\"/tax-extension\"", "href=\"/account/looked-at\"", "href=\"/requests\"");
        assertThat(text(beat.get("/about/privacy"))).contains("acting-bar").doesNotContain("href=\"/account/data\"");
        assertThat(beat.post(ACTING, "for", "me")).hasRedirectedUrl("/account");
        assertThat(text(beat.get("/account"))).doesNotContain("Anna Muster", "acting-bar");
    }

    @Test
    void theQuestionsSayWhoseAnswersTheyWant() {
        Browser beat = acting("rep-32", mandate("rep-31", "rep-32", "31.3.2027"));
        assertThat(text(beat.get(APPLY + "/wish")))
                .contains("Es geht um Anna Muster", "<span>Den Aufenthalt verlängern")
                .doesNotContain("Meinen Aufenthalt");
        assertThat(text(anna("rep-31").get(APPLY + "/wish"))).contains("Meinen Aufenthalt verlängern")
                .doesNotContain("Es geht um");
    }

    @Test
    void whoWishesMailsAboutLooksGetsOneADayOfWhoeverActsForThem() {
        anna("rep-33").post("/account/notifications", "topic", "looked-at");
        Given given = mandate("rep-33", "rep-34", "31.3.2027");
        acting("rep-34", given).get(SERVICE);
        acting("rep-34", given).get(SERVICE);
        assertThat(mails("rep-33", "Beat Frei hat Ihre Vollmacht ben")).isEqualTo(1);
        acting("rep-36", mandate("rep-35", "rep-36", "31.3.2027")).get(SERVICE);
        assertThat(mails("rep-35", "Beat Frei hat Ihre Vollmacht ben")).as("nobody gets what they have not chosen")
                .isZero();
    }

    @Test
    void anEndCountsInTheMiddleOfAForm() {
        Given given = mandate("rep-7", "rep-8", "31.3.2027");
        Browser beat = acting("rep-8", given);
        answerRegistration(beat);
        MvcTestResult check = beat.get(CHECK);
        anna("rep-7").post(given.page() + "/end");
        MvcTestResult refused = beat.post(CHECK, "submission", hidden(check, "submission"), "fee",
                hidden(check, "fee"));
        assertThat(refused).hasStatus(403);
        assertThat(text(refused)).contains("Sie dürfen nicht mehr für diese Person handeln").doesNotContain(
                "Anna Muster");
        assertThat(TestResidences.cases(jdbc, "rep-7")).isZero();
        assertThat(text(anna("rep-7").get(CHECK))).contains("Langstrasse 1");
        assertThat(beat.post(ACTING, "for", "mandate:" + given.id())).hasStatus(422);
    }

    @Test
    void itsLastDayCountsAsWell() {
        Given given = mandate("rep-9", "rep-10", "23.11.2026");
        Browser beat = acting("rep-10", given);
        assertThat(beat.get(APPLY)).hasStatus(302);
        clock.setTo(LocalDate.of(2026, 11, 24));
        assertThat(beat.get(APPLY)).hasStatus(403);
        assertThat(text(beat.shownFor(null).get(ACTING))).contains("können Sie für niemanden handeln");
    }

    @Test
    void aFormOfAnotherWindowNeverBecomesTheWrongPersons() {
        Given given = mandate("rep-11", "rep-12", "31.3.2027");
        Browser beat = acting("rep-12", given);
        beat.post(APPLY + "/wish", "wish", "register");
        assertThat(text(beat.get(APPLY + "/citizenship"))).contains("name=\"acting-for\" value=\"mandate:");
        beat.post(ACTING, "for", "me");
        MvcTestResult stray = beat.post(APPLY + "/citizenship", "citizenship", "swiss");
        assertThat(stray).hasStatus(403);
        assertThat(text(stray)).contains("gewechselt, für wen Sie handeln");
        assertThat(drafts("rep-12")).isZero();

        act(beat, given);
        assertThat(beat.shownFor(null).post(APPLY + "/citizenship", "citizenship", "swiss")).hasStatus(403);
        assertThat(drafts("rep-11")).isEqualTo(1);
    }

    @Test
    void nobodyActsByAMandateOfOthersOrOneThatWaits() {
        Given given = mandate("rep-13", "rep-14", "31.3.2027");
        Browser carla = Browser.ofTwoFactors(pages, "rep-15", "Carla Neu");
        assertThat(carla.post(ACTING, "for", "mandate:" + given.id())).hasStatus(422);
        assertThat(anna("rep-13").post(ACTING, "for", "mandate:" + given.id())).hasStatus(422);
        assertThat(carla.get(APPLY)).hasStatus(302);
        assertThat(Browser.of(pages, "rep-14").post(ACTING, "for", "mandate:" + given.id()))
                .as("a second factor is asked for")
                .hasRedirectedUrl(ACTING);
        assertThat(Browser.of(pages, "rep-14").get(ACTING)).hasStatus(403);
    }

    @Test
    void aMemberOfStaffDoesNotDecideWhatTheyHandedInForSomebody() {
        Browser beat = acting("rep-17", mandate("rep-16", "rep-17", "31.3.2027"));
        String reference = handedIn(beat, "rep-16");
        Browser caseworker = Browser.signedIn(pages, "rep-17", "CASEWORKER");
        caseworker.post(STAFF + "/" + reference, "purpose", "processing");
        assertThat(caseworker.post(STAFF + "/" + reference + "/take")).hasStatus(422);
        assertThat(text(caseworker.get(STAFF + "/" + reference))).contains("durch Beat Frei in Vertretung");
    }

    private int drafts(String owner) {
        return jdbc.sql("select count(*) from cases.draft where owner = ?").param(owner).query(Integer.class).single();
    }

    private int mails(String account, String words) {
        return jdbc.sql("select count(*) from event_publication where serialized_event like ?")
                .param("%" + account + "@example.ch%" + words + "%")
                .query(Integer.class)
                .single();
    }
}
