package ch.meinkonto.portal.weeklyresident;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.weeklyresident.TestResidences.APPLY;
import static ch.meinkonto.portal.weeklyresident.TestResidences.CHECK;
import static ch.meinkonto.portal.weeklyresident.TestResidences.SERVICE;
import static ch.meinkonto.portal.weeklyresident.TestResidences.answerExtension;
import static ch.meinkonto.portal.weeklyresident.TestResidences.answerRegistration;
import static ch.meinkonto.portal.weeklyresident.TestResidences.decide;
import static ch.meinkonto.portal.weeklyresident.TestResidences.goToPay;
import static ch.meinkonto.portal.weeklyresident.TestResidences.reference;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;

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
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** A weekly resident from the first question to the end of the stay, by pages. */
@PortalTest
class WeeklyResidenceJourneyTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private RemindOfEnd reminders;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void quiet() {
        events.clear();
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    private String registered(Browser resident, String owner) {
        answerRegistration(resident);
        goToPay(resident);
        String reference = reference(jdbc, owner);
        payments.settle(reference);
        decide(Browser.signedIn(pages, "weekly-carla", "CASEWORKER"), reference, "granted", "31.8.2027",
                "Willkommen in der Stadt.");
        return reference;
    }

    private String pdf(Browser resident, String reference, String kind) throws IOException {
        String id = jdbc.sql("select id from cases.document where reference = ? and kind = ?")
                .params(reference, kind)
                .query(String.class)
                .single();
        byte[] content = resident.get(SERVICE + "/requests/" + reference + "/documents/" + id)
                .getResponse().getContentAsByteArray();
        try (PDDocument document = Loader.loadPDF(content)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void registersPaysAndIsGrantedByTheOffice() throws IOException {
        Browser anna = Browser.ofTwoFactors(pages, "weekly-1");
        String reference = registered(anna, "weekly-1");
        String page = text(anna.get(SERVICE + "/requests/" + reference));
        assertThat(page).contains("Bewilligt", "31.08.2027", "20.11.2026", "Willkommen in der Stadt.");
        assertThat(pdf(anna, reference, "confirmation")).contains("Bestätigung Wochenaufenthalt", "31.08.2027",
                "Langstrasse 1, 8004 Zürich", "Chur", "Anna Muster", reference);
        assertThat(page).contains("/account/payments/payment-of-" + reference + "/receipt.pdf");
        assertThat(events.of(EventAction.CASE_CHANGE)).contains(
                CaseEvent.changed(reference, "weekly-residence", "in_review", "granted"));
    }

    @Test
    void extendsByRuleUntilTheEarliestOfItsLimits() throws IOException {
        Browser anna = Browser.ofTwoFactors(pages, "weekly-2");
        String registration = registered(anna, "weekly-2");
        clock.setTo(LocalDate.of(2027, 9, 14));
        answerExtension(anna, "31.7.2029", "30.6.2029");
        assertThat(text(anna.get(APPLY + "/truth"))).contains("vom 01.09.2027 bis 30.06.2029");
        assertThat(text(anna.get(CHECK))).contains("CHF\u00a0120.00", registration);
        goToPay(anna);
        String extension = reference(jdbc, "weekly-2");
        assertThat(extension).isNotEqualTo(registration);
        payments.settle(extension);
        assertThat(text(anna.get(SERVICE + "/requests/" + extension))).contains("Bewilligt", "30.06.2029");
        assertThat(pdf(anna, extension, "confirmation")).contains("Verlängerung Wochenaufenthalt", "30.06.2029",
                registration);
        assertThat(text(anna.get("/requests"))).contains(registration, extension);
    }

    @Test
    void fourteenDaysAfterTheEndItIsTooLateToExtend() {
        Browser anna = Browser.ofTwoFactors(pages, "weekly-3");
        registered(anna, "weekly-3");
        clock.setTo(LocalDate.of(2027, 9, 15));
        MvcTestResult late = anna.post(APPLY + "/wish", "wish", "extend");
        assertThat(late).hasStatus(422);
        assertThat(text(late)).contains("galt bis 31.08.2027", "ging bis 14.09.2027");
    }

    @Test
    void onlyWhoIsRegisteredExtendsAndWhoIsDoesNotRegisterAgain() {
        Browser anna = Browser.ofTwoFactors(pages, "weekly-4");
        MvcTestResult unknown = anna.post(APPLY + "/wish", "wish", "extend");
        assertThat(unknown).hasStatus(422);
        assertThat(text(unknown)).contains("Wir finden keine Anmeldung in Ihrem Konto");
        registered(anna, "weekly-4");
        MvcTestResult again = anna.post(APPLY + "/wish", "wish", "register");
        assertThat(again).hasStatus(422);
        assertThat(text(again)).contains("Sie sind schon angemeldet, bis 31.08.2027");
    }

    @Test
    void citizensOfLiechtensteinAndPartTimeStudentsExtendAtTheCounter() {
        Browser anna = Browser.ofTwoFactors(pages, "weekly-5");
        registered(anna, "weekly-5");
        anna.post(APPLY + "/wish", "wish", "extend");
        MvcTestResult abroad = anna.post(APPLY + "/citizenship", "citizenship", "liechtenstein");
        assertThat(abroad).hasStatus(422);
        assertThat(text(abroad)).contains("verlängert am Schalter");
        anna.post(APPLY + "/citizenship", "citizenship", "swiss");
        for (String studies : new String[]{"part-time", "none"}) {
            MvcTestResult answer = anna.post(APPLY + "/studies", "studies", studies);
            assertThat(answer).hasStatus(422);
            assertThat(text(answer)).contains("nur Personen, die Vollzeit studieren");
        }
    }

    @Test
    void nothingThatLimitsTheStayMayEndBeforeItBegins() {
        Browser anna = Browser.ofTwoFactors(pages, "weekly-6");
        registered(anna, "weekly-6");
        anna.post(APPLY + "/wish", "wish", "extend");
        anna.post(APPLY + "/citizenship", "citizenship", "other");
        anna.post(APPLY + "/studies", "studies", "full-time");
        for (String field : new String[]{"end", "home-until", "permit-until"}) {
            MvcTestResult early = anna.post(APPLY + "/" + field, field, "31.8.2027");
            assertThat(early).as(field).hasStatus(422);
            assertThat(text(early)).as(field).contains("Der Tag muss der 01.09.2027 sein oder später");
            assertThat(anna.post(APPLY + "/" + field, field, "1.9.2027")).as(field).hasStatus(303);
        }
    }

    @Test
    void theExtensionOfAForeignerIsDecidedByTheOfficeAndEndsWithThePermit() {
        Browser anna = Browser.ofTwoFactors(pages, "weekly-7");
        registered(anna, "weekly-7");
        answerExtension(anna, "31.7.2028", "31.12.2028");
        anna.post(APPLY + "/citizenship", "citizenship", "other");
        anna.post(APPLY + "/permit-until", "permit-until", "31.5.2028");
        TestResidences.upload(anna, "permit-copy");
        goToPay(anna);
        String reference = reference(jdbc, "weekly-7");
        payments.settle(reference);
        assertThat(text(anna.get(SERVICE + "/requests/" + reference))).contains("Eingereicht");
        Browser carla = Browser.signedIn(pages, "weekly-carla", "CASEWORKER");
        MvcTestResult tooLong = decide(carla, reference, "granted", "1.6.2028", "Gut.");
        assertThat(tooLong).hasStatus(422);
        assertThat(text(tooLong)).contains("Wählen Sie einen Tag vom 01.09.2027 bis 31.05.2028");
        decide(carla, reference, "granted", "31.5.2028", "Gut.");
        assertThat(text(anna.get(SERVICE + "/requests/" + reference))).contains("Bewilligt", "31.05.2028");
    }

    @Test
    void whoIsLateIsToldAndGoesOn() {
        Browser anna = Browser.ofTwoFactors(pages, "weekly-8");
        anna.post(APPLY + "/wish", "wish", "register");
        anna.post(APPLY + "/citizenship", "citizenship", "swiss");
        anna.post(APPLY + "/purpose", "purpose", "season");
        MvcTestResult future = anna.post(APPLY + "/arrival", "arrival", "24.11.2026");
        assertThat(future).hasStatus(422);
        assertThat(text(future)).contains("nicht in der Zukunft");
        anna.post(APPLY + "/arrival", "arrival", "9.11.2026");
        assertThat(text(anna.get(APPLY + "/address"))).doesNotContain("Busse");
        anna.post(APPLY + "/arrival", "arrival", "8.11.2026");
        assertThat(text(anna.get(APPLY + "/address"))).contains("bis 22.11.2026 anmelden müssen", "CHF\u00a0100.00");
        MvcTestResult elsewhere = anna.post(APPLY + "/address", "street", "Weg 1", "postcode", "7000");
        assertThat(elsewhere).hasStatus(422);
        assertThat(text(elsewhere)).contains("gehört nicht zur Stadt");
        assertThat(anna.post(APPLY + "/address", "street", "Weg 1", "postcode", "8004"))
                .hasRedirectedUrl(APPLY + "/end");
    }

    @Test
    void isRemindedOnceAMonthBeforeTheEndUnlessExtended() {
        Browser anna = Browser.ofTwoFactors(pages, "weekly-9");
        anna.post("/account/notifications", "topic", "reminder");
        String reference = registered(anna, "weekly-9");
        Browser beat = Browser.ofTwoFactors(pages, "weekly-10");
        registered(beat, "weekly-10");
        answerExtension(beat, "31.8.2028", "31.8.2028");
        goToPay(beat);
        payments.settle(reference(jdbc, "weekly-10"));

        jdbc.sql(
                """
                        insert into weeklyresident.residence (reference, registration, owner, begins, until, granted_at)
                        values ('WA-AT-THE-COUNTER', 'WA-AT-THE-COUNTER', 'weekly-counter', '2026-11-01', '2027-08-31', now())""")
                .update();

        clock.setTo(LocalDate.of(2027, 7, 31));
        reminders.remind();
        assertThat(remindedOf("weekly-9")).isZero();
        clock.setTo(LocalDate.of(2027, 8, 1));
        reminders.remind();
        reminders.remind();
        assertThat(remindedOf("weekly-9")).isEqualTo(1);
        assertThat(remindedOf("weekly-10")).as("extended").isZero();
        assertThat(jdbc
                .sql("""
                        select count(*) from event_publication
                        where serialized_event like '%weekly-9@example.ch%' and serialized_event like '%endet am 31.08.2027%'""")
                .query(Integer.class).single()).as("one mail about " + reference).isEqualTo(1);
    }

    private int remindedOf(String owner) {
        return jdbc.sql("""
                select count(*) from weeklyresident.residence where owner = ? and reminded_at is not null""")
                .param(owner)
                .query(Integer.class)
                .single();
    }

    @Test
    void deregistersAndMayRegisterAgain() {
        Browser anna = Browser.ofTwoFactors(pages, "weekly-11");
        String page = SERVICE + "/requests/" + registered(anna, "weekly-11");
        assertThat(text(anna.get(page + "/withdraw"))).contains("Damit melden Sie sich ab");
        anna.post(page + "/withdraw");
        assertThat(text(anna.get(page))).contains("Zurückgezogen");
        assertThat(anna.post(APPLY + "/wish", "wish", "register")).hasStatus(303);
    }

    @Test
    void theOfficeGrantsNoOtherNumberOfYearsThanWasPaid() {
        Browser anna = Browser.ofTwoFactors(pages, "weekly-12");
        answerRegistration(anna);
        anna.post(APPLY + "/end", "end", "31.3.2028");
        goToPay(anna);
        String reference = reference(jdbc, "weekly-12");
        assertThat(payments.openedFor(reference).getFirst().amountMinor()).isEqualTo(12_000);
        payments.settle(reference);
        MvcTestResult less = decide(Browser.signedIn(pages, "weekly-carla", "CASEWORKER"), reference, "granted",
                "31.8.2027", "Gut.");
        assertThat(less).hasStatus(422);
        assertThat(text(less)).contains("Bezahlt sind 2 angefangene Jahre");
    }

    @Test
    void saysWhetherItIsForMeWithoutSignIn() {
        Browser visitor = Browser.ofVisitor(pages);
        assertThat(text(visitor.get(SERVICE))).contains("innert 14 Tagen", "CHF\u00a0100.00", "CHF\u00a060.00");
        String check = SERVICE + "/suitable";
        assertThat(text(visitor.get(check + "?elsewhere=no"))).contains("Dafür ist ein anderer Dienst da", "Zuzug",
                "id=\"elsewhere\" href=\"/move\"");
        assertThat(text(visitor.get(check + "?elsewhere=yes&registered=no"))).contains("Das Amt muss es prüfen");
        assertThat(text(visitor.get(check + "?elsewhere=yes&registered=yes&student=yes")))
                .contains("Ja, das geht online", "14 Tage", "4 Jahre");
        assertThat(text(visitor.get(check + "?elsewhere=yes&registered=yes&student=no"))).contains("an den Schalter");
    }

    @Test
    void asksForASecondFactor() {
        MvcTestResult page = Browser.of(pages, "weekly-13").get(APPLY);
        assertThat(page).hasStatus(403);
        assertThat(text(page)).contains("id=\"sign-in-again\"", "level=multi-factor");
    }
}
