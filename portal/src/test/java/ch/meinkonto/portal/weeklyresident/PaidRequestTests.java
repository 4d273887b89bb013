package ch.meinkonto.portal.weeklyresident;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.weeklyresident.TestResidences.APPLY;
import static ch.meinkonto.portal.weeklyresident.TestResidences.CHECK;
import static ch.meinkonto.portal.weeklyresident.TestResidences.SERVICE;
import static ch.meinkonto.portal.weeklyresident.TestResidences.answerRegistration;
import static ch.meinkonto.portal.weeklyresident.TestResidences.cases;
import static ch.meinkonto.portal.weeklyresident.TestResidences.decide;
import static ch.meinkonto.portal.weeklyresident.TestResidences.goToPay;
import static ch.meinkonto.portal.weeklyresident.TestResidences.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.payment.RefundStatus;

/** A request that costs something is handed in once, when it is paid, whatever happens on the way. */
@PortalTest
class PaidRequestTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void available() {
        payments.setUnavailable(false);
    }

    private Browser checked(String owner) {
        Browser resident = Browser.ofTwoFactors(pages, owner);
        answerRegistration(resident);
        return resident;
    }

    @Test
    void isPaidAfterItWasCheckedAndHandedInWithThat() {
        Browser anna = checked("paid-1");
        String page = text(anna.get(CHECK));
        assertThat(page).contains("CHF\u00a060.00", "Weiter zur Zahlung", "Vorher wird nichts belastet")
                .doesNotContain("Jetzt einreichen", "id=\"payment-stand\"");
        String payPage = target(goToPay(anna));
        String reference = reference(jdbc, "paid-1");
        assertThat(payPage).endsWith("/v1/start/" + reference);
        assertThat(payments.openedFor(reference)).singleElement().satisfies(order -> {
            assertThat(order.amountMinor()).isEqualTo(6000);
            assertThat(order.caseType()).isEqualTo("weekly-residence");
            assertThat(order.returnPath()).isEqualTo(CHECK + "/paid/" + reference);
        });
        assertThat(cases(jdbc, "paid-1")).as("not handed in before it is paid").isZero();
        assertThat(anna.get(CHECK + "/paid/" + reference)).hasRedirectedUrl(CHECK);
        assertThat(text(anna.get(CHECK))).contains("Sie haben eine Zahlung begonnen");

        payments.settle(reference);
        payments.settle(reference);

        assertThat(cases(jdbc, "paid-1")).isEqualTo(1);
        String confirmation = SERVICE + "/requests/" + reference + "/confirmation";
        assertThat(anna.get(CHECK + "/paid/" + reference)).hasRedirectedUrl(confirmation);
        assertThat(text(anna.get(confirmation))).contains("Ihr Antrag ist bezahlt und eingereicht", reference,
                "Quittung (PDF)");
        assertThat(text(anna.get(SERVICE + "/requests/" + reference))).contains("Bezahlt", "07.12.2026",
                "CHF\u00a060.00, bezahlt");
        assertThat(text(anna.get("/requests"))).contains(reference);
    }

    @Test
    void manyClicksAreOneCheckoutAndOneCase() throws Exception {
        Browser anna = checked("paid-2");
        MvcTestResult check = anna.get(CHECK);
        String[] form = {"submission", hidden(check, "submission"), "fee", hidden(check, "fee")};
        try (ExecutorService tabs = Executors.newFixedThreadPool(6)) {
            Callable<MvcTestResult> click = () -> Browser.ofTwoFactors(pages, "paid-2").post(CHECK, form);
            for (Future<MvcTestResult> answer : tabs.invokeAll(List.of(click, click, click, click, click, click))) {
                assertThat(answer.get()).hasStatus(303);
            }
            String reference = reference(jdbc, "paid-2");
            Callable<MvcTestResult> paid = () -> {
                payments.settle(reference);
                return Browser.ofTwoFactors(pages, "paid-2").post(CHECK, form);
            };
            for (Future<MvcTestResult> answer : tabs.invokeAll(List.of(paid, click, click))) {
                assertThat(answer.get()).hasStatus(303);
            }
            assertThat(anna.post(CHECK, form)).hasRedirectedUrl(SERVICE + "/requests/" + reference + "/confirmation");
        }
        assertThat(jdbc.sql("select count(*) from cases.checkout where owner = 'paid-2'").query(Integer.class).single())
                .isEqualTo(1);
        assertThat(cases(jdbc, "paid-2")).isEqualTo(1);
    }

    @Test
    void aPaymentThatFailsLeadsBackToWhatWasCheckedAndCanBeRepeated() {
        Browser anna = checked("paid-3");
        goToPay(anna);
        String reference = reference(jdbc, "paid-3");
        payments.fail(reference, "declined");
        assertThat(anna.get(CHECK + "/paid/" + reference)).hasRedirectedUrl(CHECK);
        assertThat(text(anna.get(CHECK))).contains("Die Zahlung hat nicht geklappt", "nichts eingereicht",
                "Langstrasse 1", "Weiter zur Zahlung");
        assertThat(cases(jdbc, "paid-3")).isZero();

        anna.post(APPLY + "/address", "street", "Neugasse 2", "postcode", "8005");
        goToPay(anna);
        assertThat(reference(jdbc, "paid-3")).as("the same request").isEqualTo(reference);
        payments.settle(reference);
        assertThat(text(anna.get(SERVICE + "/requests/" + reference))).contains("Neugasse 2")
                .doesNotContain("Langstrasse 1");
    }

    @Test
    void whatWasCheckedLastIsHandedInNotWhatWasChangedWhilePaying() {
        Browser anna = checked("paid-4");
        goToPay(anna);
        String reference = reference(jdbc, "paid-4");
        anna.post(APPLY + "/home-town", "home-town", "Glarus");
        payments.settle(reference);
        assertThat(text(anna.get(SERVICE + "/requests/" + reference))).contains("Chur").doesNotContain("Glarus");
        assertThat(jdbc.sql("select count(*) from cases.draft where owner = 'paid-4'").query(Integer.class).single())
                .isZero();
    }

    @Test
    void aPriceThatChangedSinceThePageWasShownIsShownAgain() {
        Browser anna = checked("paid-5");
        MvcTestResult answer = anna.post(CHECK, "submission", hidden(anna.get(CHECK), "submission"), "fee", "5900");
        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).contains("Der Preis hat sich geändert", "CHF\u00a060.00");
        assertThat(anna.post(CHECK, "submission", hidden(anna.get(CHECK), "submission")))
                .as("nobody goes without paying")
                .hasRedirectedUrl(CHECK);
        assertThat(cases(jdbc, "paid-5")).isZero();
    }

    @Test
    void aProviderThatIsDownTakesNothing() {
        Browser anna = checked("paid-6");
        payments.setUnavailable(true);
        MvcTestResult answer = goToPay(anna);
        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).contains("Der Zahlungsdienst antwortet gerade nicht");
        payments.setUnavailable(false);
        assertThat(goToPay(anna)).hasStatus(303);
    }

    @Test
    void filesStayWhileTheyAreBeingPaidFor() {
        Browser anna = checked("paid-7");
        goToPay(anna);
        String file = jdbc.sql("select id from upload.file where owner = 'paid-7' and field = 'lease'")
                .query(String.class).single();
        for (MvcTestResult refused : List.of(anna.post(APPLY + "/lease", "remove", file),
                anna.post(APPLY + "/restart"))) {
            assertThat(refused).hasRedirectedUrl(CHECK + "?being-paid=yes");
        }
        assertThat(text(anna.get(CHECK + "?being-paid=yes"))).contains("Sie bezahlen diesen Antrag gerade",
                "Danach können Sie wieder ändern");
        payments.fail(reference(jdbc, "paid-7"), "cancelled");
        assertThat(anna.post(APPLY + "/lease", "remove", file)).hasStatus(303);
    }

    @Test
    void moneyThatArrivesForADraftThatWasGivenUpGoesBack() {
        Browser anna = checked("paid-8");
        goToPay(anna);
        String reference = reference(jdbc, "paid-8");
        payments.fail(reference, "expired");
        assertThat(anna.post(APPLY + "/restart")).hasStatus(303);
        payments.settle(reference);
        assertThat(payments.wentBack(reference)).isTrue();
        assertThat(cases(jdbc, "paid-8")).isZero();
        assertThat(jdbc.sql("select answers::text from cases.checkout where reference = ?").param(reference)
                .query(String.class).single()).isEqualTo("{}");
    }

    @Test
    void moneyForWhatCannotBeHandedInAnyMoreGoesBackAndTheDraftStays() {
        Browser anna = checked("paid-9");
        goToPay(anna);
        String reference = reference(jdbc, "paid-9");
        // Meanwhile somebody at the counter registered the same person.
        jdbc.sql("""
                insert into weeklyresident.residence (reference, registration, owner, begins, until, granted_at)
                values ('WA-COUNTER', 'WA-COUNTER', 'paid-9', '2026-11-01', '2027-08-31', now())""").update();
        payments.settle(reference);
        assertThat(payments.wentBack(reference)).isTrue();
        assertThat(cases(jdbc, "paid-9")).isZero();
        assertThat(anna.get(CHECK + "/paid/" + reference)).hasRedirectedUrl(CHECK);
        MvcTestResult check = anna.get(CHECK);
        assertThat(check).hasStatus(422);
        assertThat(text(check)).contains("Sie sind schon angemeldet", "Langstrasse 1");
    }

    @Test
    void aRefusalOrAnEarlyWithdrawalGivesTheFeeBackOnce() {
        Browser anna = checked("paid-10");
        goToPay(anna);
        String refused = reference(jdbc, "paid-10");
        payments.settle(refused);
        Browser carla = Browser.signedIn(pages, "paid-carla", "CASEWORKER");
        decide(carla, refused, "refused", "", "Der Mietvertrag fehlt.");
        assertThat(payments.wentBack(refused)).as("a second person has to agree").isFalse();
        Browser leo = Browser.signedIn(pages, "paid-leo", "TEAM_LEAD");
        leo.post(TestResidences.STAFF + "/" + refused, "purpose", "processing");
        leo.post(TestResidences.STAFF + "/" + refused + "/confirm");
        assertThat(payments.wentBack(refused)).isTrue();
        assertThat(text(anna.get(SERVICE + "/requests/" + refused))).contains("Der Mietvertrag fehlt.",
                "Gebühr wird zurückbezahlt", "CHF\u00a060.00, wird zurückbezahlt", "Entscheid (PDF)")
                .doesNotContain("Quittung (PDF)");

        Browser beat = checked("paid-11");
        goToPay(beat);
        String withdrawn = reference(jdbc, "paid-11");
        payments.settle(withdrawn);
        beat.post(SERVICE + "/requests/" + withdrawn + "/withdraw");
        assertThat(payments.givenBackFor(withdrawn)).as("it was rightly paid, so it is refunded")
                .contains(new RecordingPayments.GivenBack(6000, "request_withdrawn"));
        payments.refundIs(withdrawn, RefundStatus.REFUSED);
        assertThat(text(beat.get(SERVICE + "/requests/" + withdrawn))).contains("noch nicht zurückbezahlt",
                "044 412 11 11");
        payments.refundIs(withdrawn, RefundStatus.DONE);
        assertThat(text(beat.get(SERVICE + "/requests/" + withdrawn))).contains("zurückbezahlt am 24.11.2026");
    }

    @Test
    void whatWasGrantedIsNotPaidBack() {
        Browser anna = checked("paid-12");
        goToPay(anna);
        String reference = reference(jdbc, "paid-12");
        payments.settle(reference);
        decide(Browser.signedIn(pages, "paid-carla", "CASEWORKER"), reference, "granted", "31.8.2027", "Willkommen.");
        assertThat(anna.post(SERVICE + "/requests/" + reference + "/withdraw")).hasStatus(303);
        assertThat(text(anna.get(SERVICE + "/requests/" + reference))).contains("Zurückgezogen");
        assertThat(payments.wentBack(reference)).isFalse();
    }

    @Test
    void somebodyElsesPaymentIsNobodysBusiness() {
        goToPay(checked("paid-13"));
        String reference = reference(jdbc, "paid-13");
        assertThat(Browser.ofTwoFactors(pages, "paid-14").get(CHECK + "/paid/" + reference)).hasStatus(404);
    }

    @Test
    void aPaymentThatIsHeldIsToldAndNotOpenedAgain() {
        Browser anna = checked("paid-15");
        goToPay(anna);
        payments.hold(reference(jdbc, "paid-15"));
        assertThat(text(anna.get(CHECK))).contains("Wir schauen Ihre Zahlung genauer an");
        assertThat(text(goToPay(anna))).contains("Bezahlen Sie nicht nochmals");
    }

    @Test
    void aFailureWhileHandingInUndoesTheSettlementAndTheNextTryHandsIn() {
        Browser anna = checked("paid-16");
        goToPay(anna);
        String reference = reference(jdbc, "paid-16");
        jdbc.sql("alter table cases.timeline add constraint none_paid check (kind <> 'PAID') not valid").update();
        try {
            assertThatThrownBy(() -> payments.settle(reference)).isInstanceOf(DataIntegrityViolationException.class);
        } finally {
            jdbc.sql("alter table cases.timeline drop constraint none_paid").update();
        }
        assertThat(cases(jdbc, "paid-16")).isZero();
        assertThat(anna.get(CHECK)).as("the draft is there").hasStatusOk();
        payments.settle(reference);
        assertThat(cases(jdbc, "paid-16")).isEqualTo(1);
    }
}
