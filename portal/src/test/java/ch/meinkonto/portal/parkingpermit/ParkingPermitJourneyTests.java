package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.answerAll;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.form;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.plate;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.referenceIn;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.submit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.payment.PaymentRequest;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** A resident's way from the start page to the permit, and the ways that lead astray. */
@PortalTest
class ParkingPermitJourneyTests {
    private static final String CHECK = "/parking-permit/apply/check";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private TestClock clock;

    @BeforeEach
    void forget() {
        events.clear();
    }

    @AfterEach
    void calm() {
        clock.reset();
        payments.setUnavailable(false);
    }

    @Test
    void leadsFromTheFirstQuestionToAPaidPermit() {
        Browser anna = Browser.of(pages, "journey-1");
        assertThat(anna.get("/parking-permit/apply")).hasRedirectedUrl("/parking-permit/apply/plate");
        assertThat(anna.get("/parking-permit/apply/plate")).hasStatusOk();
        assertThat(anna.post("/parking-permit/apply/plate", "plate", "zh·123 456"))
                .hasRedirectedUrl("/parking-permit/apply/zone");
        assertThat(anna.post("/parking-permit/apply/zone", "postcode", "8004"))
                .hasRedirectedUrl("/parking-permit/apply/start");
        assertThat(anna.post("/parking-permit/apply/start", "start", "2026-11"))
                .hasRedirectedUrl("/parking-permit/apply/declaration");
        assertThat(anna.post("/parking-permit/apply/declaration", "holder", "true", "vehicle", "true"))
                .hasRedirectedUrl(CHECK);
        MvcTestResult check = anna.get(CHECK);
        assertThat(check).hasStatusOk();
        assertThat(text(check)).contains("ZH 123456", "8004 Aussersihl", "23.11.2026 bis 31.12.2026, für 2 Monate",
                "CHF\u00a050.00");

        String reference = referenceIn(anna.post(CHECK, form(check)));

        assertThat(payments.openedFor(reference)).singleElement()
                .returns(5000L, PaymentRequest::amountMinor)
                .returns("journey-1", PaymentRequest::userId)
                .returns(CHECK + "/paid/" + reference, PaymentRequest::returnPath);
        assertThat(anna.get("/parking-permit/requests/" + reference)).as("no request before it is paid").hasStatus(404);
        payments.settle(reference);
        String confirmation = "/parking-permit/requests/" + reference + "/confirmation";
        assertThat(anna.get(CHECK + "/paid/" + reference)).hasRedirectedUrl(confirmation);
        assertThat(text(anna.get(confirmation))).contains(reference, "Ihre Parkkarte ist bezahlt");
        assertThat(text(anna.get("/requests"))).contains("ZH 123456", "Bezahlt und gültig")
                .doesNotContain("Bewilligt");
        assertThat(events.of(EventAction.CASE_SUBMIT)).containsExactly(
                CaseEvent.submitted(reference, "parking-permit", "granted"));
    }

    @Test
    void keepsAnswersSoThatOneCanLeaveAndComeBack() {
        Browser anna = Browser.of(pages, "journey-2");
        assertThat(anna.post("/parking-permit/apply/plate", "plate", "ZH 77", "later", "yes"))
                .hasRedirectedUrl("/parking-permit?saved=yes");
        assertThat(text(anna.get("/parking-permit?saved=yes"))).contains("gespeichert", "Weitermachen");
        assertThat(anna.get("/parking-permit/apply")).hasRedirectedUrl("/parking-permit/apply/zone");
        assertThat(text(anna.get("/parking-permit/apply/plate"))).contains("value=\"ZH 77\"");
        assertThat(anna.post("/parking-permit/apply/restart")).hasRedirectedUrl("/parking-permit/apply");
        assertThat(anna.get("/parking-permit/apply")).hasRedirectedUrl("/parking-permit/apply/plate");
        assertThat(text(anna.get("/parking-permit/apply/plate"))).doesNotContain("ZH 77");
    }

    @Test
    void returnsToTheCheckPageAfterAChange() {
        Browser anna = Browser.of(pages, "journey-3");
        answerAll(anna, plate(), "2026-12");
        assertThat(text(anna.get("/parking-permit/apply/zone?change=yes"))).contains("value=\"8004\"");
        assertThat(anna.post("/parking-permit/apply/zone", "postcode", "8005", "change", "yes"))
                .hasRedirectedUrl(CHECK);
        assertThat(text(anna.get(CHECK))).contains("8005 Industriequartier", "CHF\u00a025.00");
    }

    @Test
    void asksTheOpenQuestionBeforeAnythingCanBeSubmitted() {
        Browser anna = Browser.of(pages, "journey-4");
        anna.post("/parking-permit/apply/plate", "plate", plate());
        assertThat(anna.get(CHECK)).hasRedirectedUrl("/parking-permit/apply/zone");
    }

    @Test
    void makesOneRequestOfTheSameFormSentTwice() {
        Browser anna = Browser.of(pages, "journey-5");
        String[] form = form(answerAll(anna, plate(), "2026-11"));
        String first = target(anna.post(CHECK, form));
        assertThat(target(anna.post(CHECK, form))).isEqualTo(first);
        payments.settle(first.replaceFirst(".*/", ""));
        assertThat(target(anna.post(CHECK, form))).contains("/confirmation");
        assertThat(events.of(EventAction.CASE_SUBMIT)).hasSize(1);
    }

    @Test
    void makesOneRequestOfManyClicksAtTheSameTime() throws Exception {
        Browser anna = Browser.of(pages, "journey-6");
        String[] form = form(answerAll(anna, plate(), "2026-11"));
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> clicks = new ArrayList<>();
        try (ExecutorService hands = Executors.newFixedThreadPool(6)) {
            for (int hand = 0; hand < 6; hand++) {
                Browser tab = Browser.of(pages, "journey-6");
                clicks.add(hands.submit(() -> {
                    start.await();
                    return target(tab.post(CHECK, form));
                }));
            }
            start.countDown();
            for (Future<String> click : clicks) {
                assertThat(click.get()).isEqualTo(clicks.getFirst().get()).contains("PK-2026-");
            }
        }
    }

    @Test
    void rejectsASecondPermitForTheSamePlate() {
        String plate = plate();
        Browser anna = Browser.of(pages, "journey-7");
        payments.settle(referenceIn(submit(anna, plate, "2026-11")));

        Browser beat = Browser.of(pages, "journey-8");
        beat.post("/parking-permit/apply/plate", "plate", plate);
        beat.post("/parking-permit/apply/zone", "postcode", "8005");
        MvcTestResult refused = beat.post("/parking-permit/apply/start", "start", "2026-12");
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("error-summary", "schon eine Parkkarte", "<title>Fehler: ");
        assertThat(beat.post("/parking-permit/apply/start", "start", "2027-01"))
                .hasRedirectedUrl("/parking-permit/apply/declaration");
    }

    @Test
    void rejectsAPlateThatGotItsPermitWhileTheFormWasOpen() {
        String plate = plate();
        Browser beat = Browser.of(pages, "journey-9");
        MvcTestResult check = answerAll(beat, plate, "2026-11");
        payments.settle(referenceIn(submit(Browser.of(pages, "journey-10"), plate, "2026-11")));

        MvcTestResult refused = beat.post(CHECK, form(check));
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("error-summary", "schon eine Parkkarte", plate);
    }

    @Test
    void letsOnePayAgainAfterAFailedPayment() {
        Browser anna = Browser.of(pages, "journey-12");
        String reference = referenceIn(submit(anna, plate(), "2026-11"));
        payments.fail(reference, "declined");
        assertThat(anna.get(CHECK + "/paid/" + reference)).hasRedirectedUrl(CHECK);
        MvcTestResult check = anna.get(CHECK);
        assertThat(text(check)).contains("Die Zahlung hat nicht geklappt");
        assertThat(referenceIn(anna.post(CHECK, form(check)))).as("the same request").isEqualTo(reference);
        payments.settle(reference);
        assertThat(text(anna.get("/parking-permit/requests/" + reference))).contains("Bezahlt und gültig");
    }

    @Test
    void countsMoneyThatComesAfterAFailure() {
        Browser anna = Browser.of(pages, "journey-13");
        String reference = referenceIn(submit(anna, plate(), "2026-11"));
        payments.fail(reference, "expired");
        payments.settle(reference);
        payments.settle(reference);
        payments.fail(reference, "expired");
        assertThat(text(anna.get("/parking-permit/requests/" + reference))).contains("Bezahlt und gültig");
        assertThat(events.of(EventAction.CASE_SUBMIT)).hasSize(1);
    }

    @Test
    void givesMoneyBackWhenAnotherWasFasterForTheSamePlate() {
        String plate = plate();
        Browser anna = Browser.of(pages, "journey-15");
        Browser beat = Browser.of(pages, "journey-16");
        String first = referenceIn(submit(anna, plate, "2026-11"));
        String second = referenceIn(submit(beat, plate, "2026-11"));
        payments.settle(second);
        payments.settle(first);
        assertThat(text(beat.get("/parking-permit/requests/" + second))).contains("Bezahlt und gültig");
        assertThat(payments.wentBack(second)).isFalse();
        assertThat(payments.wentBack(first)).isTrue();
        assertThat(anna.get("/parking-permit/requests/" + first)).hasStatus(404);
        assertThat(text(anna.get(CHECK))).contains("schon eine Parkkarte", plate);
    }

    @Test
    void keepsTheAnswersWhenThePayPageIsAway() {
        payments.setUnavailable(true);
        Browser anna = Browser.of(pages, "journey-17");
        MvcTestResult away = submit(anna, plate(), "2026-11");
        assertThat(away).hasStatus(422);
        payments.setUnavailable(false);
        assertThat(target(anna.post(CHECK, form(away)))).startsWith("http://localhost:8070/");
    }

    @Test
    void endsWithTheFifteenthOfJanuary() {
        Browser anna = Browser.of(pages, "journey-18");
        String reference = referenceIn(submit(anna, plate(), "2026-11"));
        payments.settle(reference);
        String page = "/parking-permit/requests/" + reference;
        clock.setTo(LocalDate.of(2027, 1, 15));
        assertThat(text(anna.get(page))).contains("Bezahlt und gültig");
        clock.setTo(LocalDate.of(2027, 1, 16));
        assertThat(text(anna.get(page))).contains("Abgelaufen");
        assertThat(anna.get(page + "/permit.pdf")).hasStatus(409);
        assertThat(anna.get(page + "/receipt.pdf")).hasStatusOk();
    }

    @Test
    void asksForTheMonthAgainWhenADraftWasLeftLying() {
        Browser anna = Browser.of(pages, "journey-19");
        answerAll(anna, plate(), "2026-11");
        clock.setTo(LocalDate.of(2026, 12, 2));
        MvcTestResult stale = anna.get(CHECK);
        assertThat(stale).hasStatus(422);
        assertThat(text(stale)).contains("error-summary", "/parking-permit/apply/start?change=yes");
    }
}
