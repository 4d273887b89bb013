package ch.meinkonto.portal.datedrule;

import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** How a rule is changed: proposed with its effect, approved by somebody else, refused for each reason. */
@PortalTest
class RuleChangePagesTests {
    private static final String FINE = "/staff/rules/move.late-fine";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private DatedRules rules;
    @Autowired
    private ChangeRules changes;
    @Autowired
    private TestClock clock;
    @Autowired
    private RecordingSecurityEvents events;

    private Browser olga;
    private Browser otto;

    @BeforeEach
    void people() {
        olga = Browser.ofStaff(pages, "rules-olga", "SERVICE_OWNER");
        otto = Browser.ofStaff(pages, "rules-otto", "TEAM_LEAD");
        events.clear();
    }

    @AfterEach
    void nothingStaysOpen() {
        clock.setTo(LocalDate.of(2027, 12, 31));
        changes.expire();
        clock.reset();
    }

    @Test
    void aSecondPersonApprovesWhatTheFirstProposedAndEveryInstanceSeesIt() {
        DatedRules otherInstance = new DatedRules(new CurrentRules(new RuleBook(jdbc)));
        RuleName<RuleValue.Amount> fine = RuleName.amount("move.late-fine");
        LocalDate first = LocalDate.of(2027, 3, 1);
        assertThat(otherInstance.amount(fine, first)).isEqualTo(Money.francs(100));

        assertThat(text(olga.get(FINE + "/change"))).contains("value=\"100.00\"");
        MvcTestResult preview = olga.post(FINE + "/preview", fields("120.00", "01.03.2027", ""));
        assertThat(preview).hasStatusOk();
        assertThat(text(preview)).contains("Ab 01.03.2027", "CHF\u00a0100.00", "CHF\u00a0120.00");
        String proposal = target(olga.post(FINE + "/change", fields("120.00", "01.03.2027", "")));
        assertThat(rules.amount(fine, first)).as("nothing holds before it is approved").isEqualTo(Money.francs(100));
        assertThat(text(olga.get(proposal))).contains("Freigeben muss es eine andere Person")
                .doesNotContain("id=\"approve\"");
        assertThat(text(otto.get("/staff/rules"))).contains("Warten auf eine zweite Person", proposal);
        assertThat(text(otto.get(proposal))).contains("id=\"approve\"", "Sonja Amt", "CHF\u00a0120.00");

        assertThat(otto.post(proposal + "/approve")).hasRedirectedUrl(proposal);
        for (DatedRules instance : List.of(rules, otherInstance)) {
            assertThat(instance.amount(fine, first)).isEqualTo(Money.francs(120));
            assertThat(instance.amount(fine, first.minusDays(1))).isEqualTo(Money.francs(100));
        }
        assertThat(text(olga.get(FINE))).contains("ab 01.03.2027", "Beschluss vom 1. Februar 2027", "Vorgeschlagen",
                "Freigegeben", "Sonja Amt").doesNotContain("rules-otto", "rules-olga");
        assertThat(events.of(EventAction.ADMIN_ACTION)).containsExactly(
                new AdminEvent("rule-propose", "move.late-fine", null),
                new AdminEvent("rule-approve", "move.late-fine", null, null, "rules-olga"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''        | 01.03.2027 | ''         | Füllen Sie dieses Feld aus
            viel      | 01.03.2027 | ''         | Schreiben Sie den Wert als Zahl
            -5        | 01.03.2027 | ''         | Schreiben Sie den Wert als Zahl
            1.005     | 01.03.2027 | ''         | Schreiben Sie den Wert als Zahl
            150       | morgen     | ''         | Schreiben Sie den Anfang wie im Beispiel
            150       | 01.03.2027 | 01.02.2027 | Schreiben Sie das Ende gleich wie den Anfang
            150       | 23.11.2026 | ''         | frühestens morgen
            150       | 2020-01-01 | ''         | frühestens morgen
            100       | 01.01.2027 | 31.01.2027 | Das gilt schon""")
    void refusesWhatCannotBeSetAndKeepsWhatWasTyped(String amount, String from, String until, String sentence) {
        for (String step : List.of("/preview", "/change")) {
            MvcTestResult refused = olga.post(FINE + step, fields(amount, from, until));
            assertThat(refused).hasStatus(422);
            assertThat(text(refused)).contains("<title>Fehler: ", "error-summary", sentence, "value=\"" + from + "\"",
                    "Weil die Kosten gestiegen sind");
        }
        assertThat(events.of(EventAction.ADMIN_ACTION)).isEmpty();
    }

    @Test
    void refusesAChangeWithoutReasonOrSource() {
        assertThat(text(olga.post(FINE + "/preview", "amount", "150", "from", "01.03.2027", "source", "Beschluss",
                "reason", "kurz"))).contains("Begründen Sie die Änderung");
        assertThat(text(olga.post(FINE + "/preview", "amount", "150", "from", "01.03.2027", "source", " ",
                "reason", "Weil die Kosten gestiegen sind"))).contains("Nennen Sie die Rechtsgrundlage");
        assertThat(olga.post(FINE + "/change", "amount", "150", "from", "01.03.2027", "source", "Beschluss",
                "reason", "kurz")).hasStatus(422);
    }

    @Test
    void namesAllMistakesAtOnceEachAtItsField() {
        String page = text(olga.post("/staff/rules/move.permit-fee/preview", "rate-foreign-arrival", "",
                "rate-foreign-within-city", "viel", "from", "heute", "source", "", "reason", "kurz"));
        assertThat(page).contains("href=\"#field-rate-foreign-arrival\"", "href=\"#field-rate-foreign-within-city\"",
                "href=\"#from\"", "href=\"#source\"", "href=\"#reason\"", "id=\"field-rate-foreign-arrival-error\"",
                "id=\"from-error\"", "id=\"source-error\"", "id=\"reason-error\"");
        assertThat(text(olga.post(FINE + "/change", "from", "1.1.2020", "until", "x"))).contains("href=\"#until\"");
        assertThat(text(olga.post(FINE + "/change", "amount", "150", "from", "01.01.2020", "until", "", "source", "",
                "reason", "kurz"))).contains("frühestens morgen", "href=\"#source\"", "href=\"#reason\"");
    }

    @Test
    void refusesASecondProposalForTheSameRule() {
        propose(FINE, fields("130", "01.05.2027", ""));
        MvcTestResult second = olga.post(FINE + "/change", fields("140", "01.06.2027", ""));
        assertThat(second).hasStatus(409);
        assertThat(text(second)).contains("schon ein Vorschlag offen");
    }

    @Test
    void nobodyApprovesOrRefusesTheirOwnProposalWhateverRolesTheyHave() {
        Browser both = Browser.ofStaff(pages, "rules-olga", "SERVICE_OWNER", "TEAM_LEAD");
        String proposal = propose(FINE, fields("130", "01.05.2027", ""));
        for (MvcTestResult refused : List.of(both.post(proposal + "/approve"),
                both.post(proposal + "/refuse", "decision", "Ich will das doch nicht"))) {
            assertThat(refused).hasStatus(409);
            assertThat(text(refused)).contains("muss eine andere Person entscheiden");
        }
        assertThat(text(both.get(proposal))).contains("Vorgeschlagen");
    }

    @Test
    void aRefusalSaysWhyAndEndsTheProposal() {
        String proposal = propose(FINE, fields("130", "01.05.2027", ""));
        assertThat(otto.post(proposal + "/refuse", "decision", "nein")).hasStatus(422);
        assertThat(otto.post(proposal + "/refuse", "decision", "Der Beschluss fehlt noch")).hasRedirectedUrl(proposal);
        assertThat(text(olga.get(proposal))).contains("Abgelehnt", "Der Beschluss fehlt noch");
        MvcTestResult late = otto.post(proposal + "/approve");
        assertThat(late).hasStatus(409);
        assertThat(text(late)).contains("schon entschieden");
    }

    @Test
    void onlyTheProposerWithdraws() {
        String proposal = propose(FINE, fields("130", "01.05.2027", ""));
        Browser other = Browser.ofStaff(pages, "rules-other", "SERVICE_OWNER");
        assertThat(other.post(proposal + "/withdraw")).hasStatus(409);
        assertThat(olga.post(proposal + "/withdraw")).hasRedirectedUrl(proposal);
        assertThat(text(olga.get(proposal))).contains("Zurückgezogen");
    }

    @Test
    void aProposalExpiresWhenNobodyDecides() {
        String proposal = propose(FINE, fields("130", "27.11.2026", ""));
        clock.setTo(LocalDate.of(2026, 11, 27));
        assertThat(otto.post(proposal + "/approve")).hasStatus(409);
        changes.expire();
        assertThat(text(olga.get(proposal))).contains("Abgelaufen");
        assertThat(events.of(EventAction.ADMIN_ACTION)).last()
                .isEqualTo(new AdminEvent("rule-expire", "move.late-fine", null));
    }

    @Test
    void oneOfTwoWhoApproveAtTheSameTimeIsTheSecondPerson() throws Exception {
        String proposal = propose("/staff/rules/weekly-residence.late-fine", fields("110", "01.05.2027", ""));
        UUID id = UUID.fromString(proposal.replaceFirst(".*/", ""));
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService hands = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> both = List.of("rules-otto", "rules-ida").stream()
                    .map(person -> hands.submit((Callable<Boolean>) () -> {
                        start.await();
                        try {
                            changes.approve(id, person);
                            return true;
                        } catch (RuleRefused refusal) {
                            assertThat(refusal.reason()).isEqualTo(RuleRefused.Reason.DECIDED_ALREADY);
                            return false;
                        }
                    }))
                    .toList();
            start.countDown();
            assertThat(List.of(both.getFirst().get(), both.getLast().get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(jdbc.sql("select count(*) from datedrule.version where proposal = ?").param(id).query(Long.class)
                .single()).isEqualTo(1);
        assertThat(events.of(EventAction.ADMIN_ACTION)).hasSize(2);
    }

    @Test
    void movesADeadlineOfTheTaxYearThatHasBegunForEveryone() {
        String rule = "/staff/rules/tax-extension.self-employed-date";
        MvcTestResult earlier = olga.post(rule + "/preview", deadline("31", "8", "2026", "2026"));
        assertThat(earlier).hasStatus(422);
        assertThat(text(earlier)).contains("nur länger werden");
        assertThat(olga.post(rule + "/preview", deadline("31", "10", "2024", "2024"))).hasStatus(422);
        assertThat(text(olga.post(rule + "/preview", deadline("31", "10", "2026", "2026"))))
                .contains("Steuerjahr 2026", "30.09.2027", "31.10.2027", "verschiebt sich für alle");
        String proposal = propose(rule, deadline("31", "10", "2026", "2026"));
        otto.post(proposal + "/approve");
        RuleName<RuleValue.Deadline> name = RuleName.deadline("tax-extension.self-employed-date");
        assertThat(rules.deadline(name, Year.of(2026))).isEqualTo(LocalDate.of(2027, 10, 31));
        assertThat(rules.deadline(name, Year.of(2025))).isEqualTo(LocalDate.of(2026, 9, 30));
        assertThat(rules.deadline(name, Year.of(2027))).isEqualTo(LocalDate.of(2028, 9, 30));
    }

    @Test
    void showsWhatAnotherParkingTariffCostsForVehiclesAndHowManyPermitsItMeets() {
        String rule = "/staff/rules/parking-permit.year";
        MvcTestResult preview = olga.post(rule + "/preview", "rate-combustion", "0.45", "rate-hybrid", "0.45",
                "rate-electric", "0.3", "from", "01.01.2029", "until", "", "source", "Verordnung, Rahmen",
                "reason", "Höchstsatz des Rahmens");
        assertThat(preview).hasStatusOk();
        assertThat(text(preview)).contains("CHF\u00a0624.40", "CHF\u00a0702.45", "CHF\u00a0546.35", "CHF\u00a0468.30",
                "laufende Parkkarten");
        MvcTestResult flat = olga.post(rule + "/preview", fields("320", "01.07.2027", "31.12.2027"));
        assertThat(text(flat)).contains("CHF\u00a0300.00", "CHF\u00a0320.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESIDENT", "CASEWORKER", "ANALYST", "PLATFORM_ADMINISTRATOR"})
    void keepsOthersOut(String role) {
        Browser person = Browser.ofStaff(pages, "rules-outsider", role);
        for (MvcTestResult refused : List.of(person.get("/staff/rules"), person.get(FINE), person.get(FINE + "/change"),
                person.post(FINE + "/change", fields("130", "01.05.2027", "")))) {
            assertThat(refused).hasStatus(403);
        }
        assertThat(events.of(EventAction.AUTHZ_DENY)).hasSize(4);
    }

    @Test
    void letsAuditorsReadAndTeamLeadsDecideButNotPropose() {
        String proposal = propose(FINE, fields("130", "01.05.2027", ""));
        Browser auditor = Browser.ofStaff(pages, "rules-auditor", "AUDITOR");
        assertThat(text(auditor.get(proposal))).doesNotContain("id=\"approve\"");
        assertThat(auditor.post(proposal + "/approve")).hasStatus(403);
        assertThat(auditor.post(proposal + "/refuse", "decision", "Das geht so nicht")).hasStatus(403);
        assertThat(otto.get(FINE + "/change")).hasStatus(403);
        assertThat(otto.post(FINE + "/change", fields("130", "01.05.2027", ""))).hasStatus(403);
    }

    @Test
    void saysWhichRulesNoServiceReadsYet() {
        assertThat(text(olga.get("/staff/rules"))).contains("noch ohne Dienst");
        assertThat(text(olga.get("/staff/rules/holiday-courses.sibling-reduction"))).contains("id=\"unused\"");
        assertThat(text(olga.get("/staff/rules/parking-permit.year"))).doesNotContain("id=\"unused\"");
    }

    @Test
    void answersWhatIsNotThereWithNotFound() {
        assertThat(olga.get("/staff/rules/move.nothing")).hasStatus(404);
        assertThat(olga.get("/staff/rules/proposals/" + UUID.randomUUID())).hasStatus(404);
        assertThat(otto.post("/staff/rules/proposals/" + UUID.randomUUID() + "/approve")).hasStatus(404);
    }

    private String propose(String rule, String... fields) {
        return target(olga.post(rule + "/change", fields));
    }

    private static String[] fields(String amount, String from, String until) {
        return new String[]{"amount", amount, "from", from, "until", until, "source", "Beschluss vom 1. Februar 2027",
                "reason", "Weil die Kosten gestiegen sind"};
    }

    private static String[] deadline(String day, String month, String from, String until) {
        return new String[]{"day", day, "month", month, "from", from, "until", until, "source", "Beschluss",
                "reason", "Störung der Plattform"};
    }
}
