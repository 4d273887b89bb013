package ch.meinkonto.portal.operation;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.TestIdentityProvider;
import ch.meinkonto.portal.cityservice.ServiceState;
import ch.meinkonto.portal.cityservice.ServiceUsage;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.ServiceCallEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** A service is paused, has its season, is closed; nobody loses an answer; and how it is used is counted. */
@PortalTest
class ServicePagesTests {
    private static final String PAGE = "/staff/services/parking-permit";
    private static final String CHECK = "/parking-permit/apply/check";
    private static final String[] PAUSE = {"state", "paused", "text-de", "Wir warten das Register.", "text-en",
            "We maintain the register.", "text-fr", "Nous entretenons le registre.", "text-it",
            "Curiamo il registro."};

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ServiceUsage usage;
    @Autowired
    private UsageBook book;
    @Autowired
    private MeterRegistry meters;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private TestClock clock;

    private Browser olga;

    @BeforeEach
    void forget() {
        olga = Browser.ofStaff(pages, "services-olga", "SERVICE_OWNER");
        events.clear();
    }

    @AfterEach
    void openAgain() {
        clock.reset();
        olga.post(PAGE + "/state", "state", "open");
    }

    @Test
    void aPauseStopsNewRequestsAndKeepsEveryAnswer() {
        Browser anna = Browser.of(pages, "services-anna");
        anna.post("/parking-permit/apply/plate", "plate", "ZH 900001");
        anna.post("/parking-permit/apply/zone", "postcode", "8004");
        anna.post("/parking-permit/apply/start", "start", "2026-12");
        assertThat(olga.post(PAGE + "/state", PAUSE)).hasRedirectedUrl(PAGE);
        assertThat(events.of(EventAction.ADMIN_ACTION))
                .containsExactly(new AdminEvent("service-state-set", "parking-permit", "paused"));

        // The answer that was on its way is kept; then she reads why it does not go on.
        assertThat(anna.post("/parking-permit/apply/declaration", "holder", "true", "vehicle", "true"))
                .hasRedirectedUrl(CHECK);
        assertThat(anna.get(CHECK)).hasStatus(503);
        assertThat(anna.get("/parking-permit/apply/plate")).hasStatus(503);
        assertThat(text(anna.get("/parking-permit"))).contains("Wir warten das Register.").doesNotContain("start-now");
        assertThat(text(anna.in("fr").get("/parking-permit"))).contains("Nous entretenons le registre.");
        assertThat(text(anna.in("de").get("/"))).contains("Kurze Pause");

        olga.post(PAGE + "/state", "state", "open");
        assertThat(text(anna.get(CHECK))).contains("ZH 900001", "8004 Aussersihl");
        assertThat(text(anna.get("/"))).doesNotContain("Kurze Pause");
    }

    @Test
    void whoWantsToBeginReadsOfThePauseBeforeSigningIn() {
        olga.post("/staff/services/move/state", PAUSE);
        Browser visitor = Browser.ofVisitor(pages);
        assertThat(text(visitor.get("/move"))).contains("Kurze Pause", "Wir warten das Register.")
                .doesNotContain("start-now");
        olga.post("/staff/services/move/state", "state", "open");
        assertThat(text(visitor.get("/move"))).contains("start-now").doesNotContain("Kurze Pause");
    }

    @Test
    void tellsWhoSetAStateWithoutTheirAccount() {
        olga.post(PAGE + "/state", PAUSE);
        assertThat(text(olga.get(PAGE))).contains("von Ihnen").doesNotContain("services-olga");
        Browser otto = Browser.ofStaff(pages, "services-otto", "SERVICE_OWNER");
        assertThat(text(otto.get(PAGE))).contains("von einer Person, die für Dienste zuständig ist")
                .doesNotContain("services-olga");
    }

    @Test
    void aPauseRefusesWhatIsHandedInOnPagesAndByPrograms() {
        Browser beat = Browser.of(pages, "services-beat");
        beat.post("/parking-permit/apply/plate", "plate", "ZH 900002");
        beat.post("/parking-permit/apply/zone", "postcode", "8004");
        beat.post("/parking-permit/apply/start", "start", "2026-12");
        beat.post("/parking-permit/apply/declaration", "holder", "true", "vehicle", "true");
        MvcTestResult check = beat.get(CHECK);
        String[] form = {"submission", hidden(check, "submission"), "fee", hidden(check, "fee")};
        olga.post(PAGE + "/state", PAUSE);
        events.clear();

        assertThat(beat.post(CHECK, form)).hasStatus(503);
        MvcTestResult refused = order("ZH 900003");
        assertThat(refused).hasStatus(503).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(JsonPath.<String>read(text(refused), "$.reason")).isEqualTo("service_paused");
        assertThat(events.of(EventAction.SERVICE_CALL))
                .filteredOn(event -> ((ServiceCallEvent) event).refusal() != null)
                .hasSize(2)
                .allSatisfy(event -> assertThat(((ServiceCallEvent) event).refusal()).isEqualTo("service_paused"));
        assertThat(events.of(EventAction.CASE_SUBMIT)).isEmpty();

        olga.post(PAGE + "/state", "state", "open");
        assertThat(order("ZH 900003")).hasStatus(201);
        assertThat(beat.post(CHECK, form).getResponse().getStatus()).isIn(302, 303);
    }

    @Test
    void requestsHandedInBeforeGoOnDuringAPause() {
        String reference = JsonPath.read(text(order("ZH 900004")), "$.reference");
        olga.post(PAGE + "/state", "state", "closed");
        payments.settle(reference);
        assertThat(text(Browser.of(pages, "services-program").get("/parking-permit/requests/" + reference)))
                .contains("Bezahlt und gültig");
    }

    @Test
    void aSeasonOpensAndEndsByItself() {
        Browser anna = Browser.of(pages, "services-season");
        olga.post(PAGE + "/state", "state", "seasonal", "from", "01.12.2026", "until", "15.12.2026");
        assertThat(text(anna.get("/parking-permit"))).contains("vom 01.12.2026 bis 15.12.2026");
        assertThat(anna.get("/parking-permit/apply/plate")).hasStatus(503);
        clock.setTo(LocalDate.of(2026, 12, 1));
        assertThat(anna.get("/parking-permit/apply/plate")).hasStatusOk();
        clock.setTo(LocalDate.of(2026, 12, 15));
        assertThat(anna.get("/parking-permit/apply/plate")).hasStatusOk();
        clock.setTo(LocalDate.of(2026, 12, 16));
        assertThat(anna.get("/parking-permit/apply/plate")).hasStatus(503);
        assertThat(text(anna.get("/parking-permit"))).contains("Anträge waren bis 15.12.2026 möglich");
        assertThat(JsonPath.<String>read(text(order("ZH 900005")), "$.reason")).isEqualTo("service_out_of_season");
    }

    @Test
    void refusesAStateThatIsIncompleteAndSaysWhatIsMissing() {
        assertThat(text(olga.post(PAGE + "/state", "state", "paused", "text-de", "Nur deutsch")))
                .contains("in allen vier Sprachen", "Nur deutsch");
        assertThat(text(olga.post(PAGE + "/state", "state", "seasonal", "from", "15.12.2026", "until", "1.12.2026")))
                .contains("den ersten und den letzten Tag");
        assertThat(olga.post(PAGE + "/state", "state", "ajar")).hasStatus(422);
        assertThat(olga.post(PAGE + "/state")).hasStatus(422);
        assertThat(olga.post("/staff/services/nothing/state", "state", "open")).hasStatus(404);
        assertThat(events.of(EventAction.ADMIN_ACTION)).isEmpty();
        assertThat(new ServiceStateBook(jdbc, clock).of("parking-permit")).isEqualTo(new ServiceState.Open());
    }

    @Test
    void countsWithoutNamesByDayAndWeek() {
        double before = meters.counter("meinkonto.service.requests", "service", "test", "step", "handed-in").count();
        clock.setTo(LocalDate.of(2026, 11, 22));
        usage.started("test");
        clock.setTo(LocalDate.of(2026, 11, 23));
        for (int request = 0; request < 3; request++) {
            usage.started("test");
            usage.handedIn("test");
        }
        usage.decided("test", true);
        usage.decided("test", true);
        usage.decided("test", false);
        usage.partlyGranted("test");
        book.reportAtCounter("test", LocalDate.of(2026, 11, 23), 7);
        book.reportAtCounter("test", LocalDate.of(2026, 11, 23), 1);
        clock.setTo(LocalDate.of(2026, 11, 29));
        usage.handedIn("test");

        LocalDate since = LocalDate.of(2026, 11, 16);
        assertThat(book.days("test", since)).containsExactly(
                new UsageBook.Figures(LocalDate.of(2026, 11, 29), 0, 1, 0, 0, 0, 0),
                new UsageBook.Figures(LocalDate.of(2026, 11, 23), 3, 3, 1, 2, 1, 1),
                new UsageBook.Figures(LocalDate.of(2026, 11, 22), 1, 0, 0, 0, 0, 0));
        assertThat(book.weeks("test", since)).containsExactly(
                new UsageBook.Figures(LocalDate.of(2026, 11, 23), 3, 4, 1, 2, 1, 1),
                new UsageBook.Figures(LocalDate.of(2026, 11, 16), 1, 0, 0, 0, 0, 0));
        assertThat(book.weeks("test", since).getFirst().onlineShare()).isEqualTo(80);
        assertThat(book.weeks("test", since).getFirst().straightThrough()).isEqualTo(67);
        assertThat(book.weeks("test", since).getLast().onlineShare()).isNull();
        assertThat(meters.counter("meinkonto.service.requests", "service", "test", "step", "handed-in").count())
                .isEqualTo(before + 4);
    }

    @Test
    void countsAParkingPermitFromItsFirstAnswerToItsDecision() {
        LocalDate day = LocalDate.of(2026, 11, 24);
        clock.setTo(day);
        UsageBook.Figures before = figures(day);
        Browser anna = Browser.of(pages, "services-count");
        anna.post("/parking-permit/apply/plate", "plate", "ZH 900006");
        anna.post("/parking-permit/apply/plate", "plate", "ZH 900007");
        String reference = JsonPath.read(text(order("ZH 900008")), "$.reference");
        payments.settle(reference);
        UsageBook.Figures after = figures(day);
        assertThat(after.started() - before.started()).isEqualTo(1);
        assertThat(after.handedIn() - before.handedIn()).isEqualTo(1);
        assertThat(after.alone() - before.alone()).isEqualTo(1);
        assertThat(olga.post(PAGE + "/counter", "day", "24.11.2026", "requests", "4")).hasRedirectedUrl(PAGE);
        assertThat(text(olga.get(PAGE))).contains("24.11.2026", "id=\"weeks\"", "id=\"days\"");
        assertThat(text(olga.get("/staff/services"))).contains("Parkkarte", "Offen");
        assertThat(olga.post(PAGE + "/counter", "day", "25.11.2026", "requests", "4")).hasStatus(422);
        assertThat(olga.post(PAGE + "/counter", "day", "24.11.2026", "requests", "viele")).hasStatus(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESIDENT", "CASEWORKER", "ANALYST", "PLATFORM_ADMINISTRATOR"})
    void keepsOthersOut(String role) {
        Browser person = Browser.ofStaff(pages, "services-outsider", role);
        assertThat(person.get("/staff/services")).hasStatus(403);
        assertThat(person.get(PAGE)).hasStatus(403);
        assertThat(person.post(PAGE + "/state", "state", "closed")).hasStatus(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TEAM_LEAD", "AUDITOR"})
    void letsOthersReadButNotChange(String role) {
        Browser person = Browser.ofStaff(pages, "services-reader", role);
        assertThat(text(person.get(PAGE))).doesNotContain("id=\"set\"", "id=\"report\"");
        assertThat(person.post(PAGE + "/state", "state", "closed")).hasStatus(403);
        assertThat(person.post(PAGE + "/counter", "day", "23.11.2026", "requests", "4")).hasStatus(403);
    }

    private UsageBook.Figures figures(LocalDate day) {
        return book.days("parking-permit", day)
                .stream()
                .filter(figures -> figures.from().equals(day))
                .findFirst()
                .orElse(new UsageBook.Figures(day, 0, 0, 0, 0, 0, 0));
    }

    private MvcTestResult order(String plate) {
        String token = TestIdentityProvider.instance()
                .accessToken("services-program", "portal-api", "parking-permit", Instant.now().plusSeconds(60));
        return pages.post()
                .uri("/api/v1/parking-permits")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        """
                                {"plate":"%s","postcode":"8004","start":"2026-12","holderDeclared":true,"vehicleDeclared":true}"""
                                .formatted(plate))
                .exchange();
    }
}
