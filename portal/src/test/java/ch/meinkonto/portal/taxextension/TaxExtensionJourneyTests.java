package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.taxextension.TestTaxReturns.APPLY;
import static ch.meinkonto.portal.taxextension.TestTaxReturns.answerAll;
import static ch.meinkonto.portal.taxextension.TestTaxReturns.handIn;
import static ch.meinkonto.portal.taxextension.TestTaxReturns.identify;
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
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.ServiceCallEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** A resident's way from the start page to the confirmation, and the ways that lead astray. */
@PortalTest
class TaxExtensionJourneyTests {
    private static final String CHECK = APPLY + "/check";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingTaxRegister register;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private TestClock clock;

    @BeforeEach
    void february() {
        clock.setTo(LocalDate.of(2027, 2, 15));
        events.clear();
    }

    @AfterEach
    void calm() {
        clock.reset();
        register.setAway(false);
    }

    @Test
    void leadsFromTheStartPageToAConfirmationWithTimeStamp() {
        TaxReturn taxReturn = known(TestTaxReturns.open());
        Browser anna = Browser.of(pages, "tax-1");
        assertThat(text(anna.get("/tax-extension"))).contains("30.09.2027", "30.11.2027", "Es kostet nichts");
        assertThat(anna.get(APPLY)).hasRedirectedUrl(APPLY + "/way");
        assertThat(text(anna.get(APPLY + "/tasks"))).contains("Ihre Steuererklärung", "Offen");
        assertThat(anna.post(APPLY + "/way", "way", "code")).hasRedirectedUrl(APPLY + "/code");
        assertThat(anna.post(APPLY + "/code", "code", RecordingTaxRegister.codeOf(taxReturn)))
                .hasRedirectedUrl(APPLY + "/until");
        assertThat(text(anna.get(APPLY + "/until"))).contains("ist am 31.03.2027 fällig", "Bis 30.09.2027",
                "Bis 30.04.2027");
        assertThat(anna.post(APPLY + "/until", "until", "2027-09-30")).hasRedirectedUrl(CHECK);
        MvcTestResult check = anna.get(CHECK);
        assertThat(check).hasStatusOk();
        assertThat(text(check)).contains("Das wissen wir schon", taxReturn.number(), "Anna Muster", "Bis 30.09.2027");

        String confirmation = target(anna.post(CHECK, "submission", hidden(check, "submission")));

        assertThat(confirmation).matches("/tax-extension/requests/FE-2027-[0-9A-Z]{8}/confirmation");
        assertThat(text(anna.get(confirmation))).contains("Ihre Frist ist verlängert", "30.09.2027");
        assertThat(text(anna.get(confirmation))).as("it stays reachable").contains("Ihre Frist ist verlängert");
        String reference = confirmation.split("/")[3];
        assertThat(text(anna.get("/requests"))).contains(reference, "Bewilligt");
        assertThat(text(anna.get("/tax-extension/requests/" + reference))).contains("Neue Frist", "30.09.2027",
                "Dokument ausgestellt");
        assertThat(events.of(EventAction.CASE_SUBMIT))
                .containsExactly(CaseEvent.submitted(reference, "tax-extension", "granted"));
        assertThat(events.of(EventAction.SERVICE_CALL)).filteredOn(
                call -> ((ServiceCallEvent) call).operation().equals("hand-in"))
                .singleElement()
                .isInstanceOfSatisfying(ServiceCallEvent.class,
                        call -> assertThat(call.service()).isEqualTo("tax-extension"));
    }

    @Test
    void tellsTaxpayersOfOtherMunicipalitiesTheRightOffice() {
        TaxReturn elsewhere = known(new TaxReturn(TestTaxReturns.open().number(), 230, 2026, false,
                TestTaxReturns.ORDINARY, TaxReturn.State.OPEN));
        MvcTestResult refused = identify(Browser.of(pages, "tax-2"), elsewhere);
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("error-summary", "Steueramt Winterthur", "<title>Fehler: ");
    }

    @Test
    void sendsWhoComesTooLateToTheOfficeOnlyWithAReason() {
        TaxReturn taxReturn = known(TestTaxReturns.open());
        clock.setTo(LocalDate.of(2027, 3, 31));
        Browser anna = Browser.of(pages, "tax-3");
        assertThat(identify(anna, taxReturn)).hasRedirectedUrl(APPLY + "/cause");
        assertThat(text(anna.get(APPLY + "/cause"))).contains("zu spät", "31.03.2027");
        MvcTestResult refused = anna.post(APPLY + "/cause", "cause", "none");
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("Ohne besonderen Grund", "Steueramt hilft");
        assertThat(anna.post(APPLY + "/cause", "cause", "illness")).hasRedirectedUrl(APPLY + "/explanation");
    }

    @Test
    void extendsNoPeriodThatAReminderSetAndNoReturnThatIsFiled() {
        assertThat(text(identify(Browser.of(pages, "tax-4"), known(TestTaxReturns.in(TaxReturn.State.REMINDED)))))
                .contains("Sie haben eine Mahnung erhalten");
        assertThat(text(identify(Browser.of(pages, "tax-4b"), known(TestTaxReturns.in(TaxReturn.State.FILED)))))
                .contains("ist schon bei uns");
    }

    @Test
    void grantsEachStepOnceFromWhicheverAccount() {
        TaxReturn taxReturn = known(TestTaxReturns.open());
        handIn(Browser.of(pages, "tax-5"), taxReturn, "2027-09-30");
        assertThat(identify(Browser.of(pages, "tax-6"), taxReturn)).hasRedirectedUrl(APPLY + "/cause");
    }

    @Test
    void extendsASecondTimeFromAugustUntilTheEndOfNovember() {
        TaxReturn taxReturn = known(TestTaxReturns.open());
        Browser anna = Browser.of(pages, "tax-7");
        handIn(anna, taxReturn, "2027-09-30");
        clock.setTo(LocalDate.of(2027, 8, 1));
        assertThat(target(handIn(anna, taxReturn, "2027-11-30"))).endsWith("/confirmation");
        assertThat(identify(anna, taxReturn)).hasRedirectedUrl(APPLY + "/cause");
        assertThat(text(anna.get(APPLY + "/cause"))).contains("schon bis 30.11.2027");
    }

    @Test
    void makesOneCaseOfManyClicksAtTheSameTime() throws Exception {
        TaxReturn taxReturn = known(TestTaxReturns.open());
        Browser anna = Browser.of(pages, "tax-8");
        String submission = hidden(answerAll(anna, taxReturn, "2027-09-30"), "submission");
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> clicks = new ArrayList<>();
        try (ExecutorService hands = Executors.newFixedThreadPool(6)) {
            for (int hand = 0; hand < 6; hand++) {
                Browser tab = Browser.of(pages, "tax-8");
                clicks.add(hands.submit(() -> {
                    start.await();
                    return target(tab.post(CHECK, "submission", submission));
                }));
            }
            start.countDown();
            for (Future<String> click : clicks) {
                assertThat(click.get()).isEqualTo(clicks.getFirst().get()).contains("FE-2027-");
            }
        }
        assertThat(events.of(EventAction.CASE_SUBMIT)).hasSize(1);
    }

    @Test
    void keepsAnswersSoThatOneCanLeaveAndComeBack() {
        TaxReturn taxReturn = known(TestTaxReturns.open());
        Browser anna = Browser.of(pages, "tax-9");
        assertThat(anna.post(APPLY + "/way", "way", "code", "later", "yes"))
                .hasRedirectedUrl("/tax-extension?saved=yes");
        assertThat(text(anna.get("/tax-extension?saved=yes"))).contains("gespeichert", "Weitermachen");
        assertThat(text(anna.get(APPLY + "/way"))).contains("value=\"code\" checked");
        identify(anna, taxReturn);
        assertThat(anna.get(CHECK)).hasRedirectedUrl(APPLY + "/until");
        assertThat(anna.post(APPLY + "/restart")).hasRedirectedUrl(APPLY);
        assertThat(text(anna.get(APPLY + "/way"))).doesNotContain("checked");
    }

    @Test
    void asksAgainWhenADayHasPassedThatChangesEverything() {
        TaxReturn taxReturn = known(TestTaxReturns.open());
        Browser anna = Browser.of(pages, "tax-10");
        String submission = hidden(answerAll(anna, taxReturn, "2027-09-30"), "submission");
        clock.setTo(LocalDate.of(2027, 4, 1));
        MvcTestResult check = anna.get(CHECK);
        assertThat(check).hasStatus(422);
        assertThat(text(check)).contains("Seit dieser Angabe hat sich etwas geändert");
        assertThat(anna.post(CHECK, "submission", submission)).hasStatus(422);
        assertThat(anna.post(APPLY + "/code", "code", RecordingTaxRegister.codeOf(taxReturn), "change", "yes"))
                .hasRedirectedUrl(APPLY + "/cause");
    }

    @Test
    void keepsWhatWasTypedWhileTheRegisterIsAway() {
        TaxReturn taxReturn = known(TestTaxReturns.open());
        register.setAway(true);
        MvcTestResult answer = identify(Browser.of(pages, "tax-11"), taxReturn);
        assertThat(answer).hasStatus(503);
        assertThat(text(answer)).contains("Das Steuerregister antwortet", taxReturn.number());
    }

    @Test
    void demandsASecondFactorOfWhoHasOnlyTheNumber() {
        Browser anna = Browser.of(pages, "tax-12");
        anna.post(APPLY + "/way", "way", "number");
        MvcTestResult page = anna.get(APPLY + "/register-number");
        assertThat(page).hasStatus(403);
        assertThat(text(page)).contains("Passkey oder App",
                "/oauth2/authorization/meinkonto?level=multi-factor");
    }

    @Test
    void canBeGivenBack() {
        TaxReturn taxReturn = known(TestTaxReturns.open());
        Browser anna = Browser.of(pages, "tax-13");
        String page = target(handIn(anna, taxReturn, "2027-09-30")).replace("/confirmation", "");
        assertThat(text(anna.get(page + "/withdraw"))).contains("Dann gilt wieder die frühere Frist: 31.03.2027");
        assertThat(anna.post(page + "/withdraw")).hasRedirectedUrl(page);
        assertThat(text(anna.get(page))).contains("Zurückgezogen");
        assertThat(identify(anna, taxReturn)).hasRedirectedUrl(APPLY + "/until");
    }

    @Test
    void hidesTheCasesOfOthers() {
        TaxReturn taxReturn = known(TestTaxReturns.open());
        String page = target(handIn(Browser.of(pages, "tax-14"), taxReturn, "2027-09-30")).replace("/confirmation", "");
        Browser stranger = Browser.of(pages, "tax-15");
        for (String path : List.of("", "/confirmation", "/withdraw", "/correct")) {
            assertThat(stranger.get(page + path)).hasStatus(404);
        }
        assertThat(stranger.post(page + "/withdraw")).hasStatus(404);
        assertThat(events.of(EventAction.AUTHZ_DENY)).isNotEmpty();
    }

    private TaxReturn known(TaxReturn taxReturn) {
        register.knows(taxReturn);
        return taxReturn;
    }
}
