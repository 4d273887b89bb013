package ch.meinkonto.soc.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.AuditUnavailable;
import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.engine.RecordingAuditTrail;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.alert.AlertWording;
import ch.meinkonto.soc.engine.backtest.BacktestRefused.Reason;
import ch.meinkonto.soc.engine.backtest.BacktestReport.State;
import ch.meinkonto.soc.engine.detect.Detections;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Backtests over events in a real node: what they count, where they stop, whom they refuse. */
class BacktestsTests {
    /** Days within retention that no other test stores anything in. */
    private static final Instant DAY = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(40));
    private static final Instant NEXT_DAY = DAY.plus(Duration.ofDays(1));
    private static final Instant END = DAY.plus(Duration.ofDays(2));
    private static final int EVENTS = 2_500;
    private static final BacktestSettings SETTINGS = new BacktestSettings(Duration.ofDays(10), 1_000_000,
            Duration.ofMinutes(10), 2, 1_000, 1_000, Duration.ofMinutes(5), 10_000, 5);
    private static final String RULE = """
            title: Probe
            id: 0a1c6a04-3a0c-4c8e-8f9c-0f4c2a4d7e01
            logsource: {product: meinkonto, service: probe}
            detection:
                selection: {event.action: probe}
                condition: selection
            level: high
            """;
    private static final String CORRELATION = """
            title: One Probe
            name: one_probe
            logsource: {product: meinkonto, service: probe}
            detection:
                selection: {event.action: probe}
                condition: selection
            ---
            title: Many Probes
            id: 0a1c6a04-3a0c-4c8e-8f9c-0f4c2a4d7e02
            name: many_probes
            correlation:
                type: event_count
                rules: [one_probe]
                group-by: [user.hash]
                timespan: 1h
                condition: {gte: 900}
            """;
    private static ElasticsearchClient client;

    private final RecordingAuditTrail audit = new RecordingAuditTrail();
    private final HeldClock clock = new HeldClock();

    @BeforeAll
    static void storeEvents() throws IOException {
        client = TestIndices.client();
        for (Instant day : List.of(DAY, NEXT_DAY)) {
            client.indices().delete(request -> request.index(Archive.EVENTS.index(day)).ignoreUnavailable(true));
            client.indices()
                    .create(request -> request.index(Archive.EVENTS.index(day))
                            .aliases(Archive.EVENTS.alias(), alias -> alias)
                            .mappings(mapping -> mapping.properties("@timestamp", field -> field.date(date -> date))));
        }
        client.bulk(request -> {
            for (int number = 0; number < EVENTS; number++) {
                // 2,000 on the first day, a second apart; 500 on the next.
                Instant time = number < 2_000 ? DAY.plusSeconds(number) : NEXT_DAY.plusSeconds(number);
                Map<String, Object> fields = Map.of("@timestamp", time.toString(), "event.dataset", "probe",
                        "event.action", "probe", "user.hash", "anna");
                String id = "probe-%05d".formatted(number);
                request.operations(each -> each.create(create -> create.index(Archive.EVENTS.index(time))
                        .id(id)
                        .document(DottedFields.nest(fields))));
            }
            return request.refresh(Refresh.True);
        });
    }

    @AfterAll
    static void removeEvents() throws IOException {
        for (Instant day : List.of(DAY, NEXT_DAY)) {
            client.indices().delete(request -> request.index(Archive.EVENTS.index(day)));
        }
        client.close();
    }

    @AfterEach
    void letGo() {
        clock.letGo();
    }

    @Test
    void countsEveryAlertAndTellsTheFirst() {
        BacktestReport report = ended(backtests(SETTINGS), new BacktestRequest(RULE, null, DAY, END, 3));
        assertThat(report.state()).isEqualTo(State.DONE);
        assertThat(report.events()).isEqualTo(EVENTS);
        assertThat(report.alerts()).isEqualTo(EVENTS);
        assertThat(report.alertsByDay()).isEqualTo(Map.of(LocalDate.ofInstant(DAY, ZoneOffset.UTC), 2_000L,
                LocalDate.ofInstant(NEXT_DAY, ZoneOffset.UTC), 500L));
        assertThat(report.alertsPerDay()).isEqualTo(EVENTS / 2.0);
        assertThat(report.findings()).extracting(Alert::eventIds)
                .containsExactly(List.of("probe-00000"), List.of("probe-00001"), List.of("probe-00002"));
        assertThat(report.findings().getFirst().level()).isEqualTo("high");
    }

    @Test
    void readsTheTimeSpansBeforeTheRangeButCountsOnlyWithinIt() {
        Instant from = DAY.plusSeconds(890);
        BacktestReport inside = ended(backtests(SETTINGS), new BacktestRequest(CORRELATION, null, from, END, 10));
        assertThat(inside.findings()).singleElement().satisfies(alert -> {
            assertThat(alert.firstEvent()).isEqualTo(DAY);
            assertThat(alert.group()).isEqualTo(Map.of("user.hash", "anna"));
        });
        BacktestReport after = ended(backtests(SETTINGS),
                new BacktestRequest(CORRELATION, null, DAY.plusSeconds(910), END, 10));
        assertThat(after.alerts()).isZero();
    }

    @Test
    void runsARuleInForceWithWhatItRefersTo() {
        BacktestReport report = ended(backtests(SETTINGS), new BacktestRequest(null, "many_probes", DAY, END, null));
        assertThat(report.findings()).singleElement().extracting(Alert::title).isEqualTo("Many Probes");
        BacktestReport silent = ended(backtests(SETTINGS), new BacktestRequest(null, "one_probe", DAY, END, 1));
        assertThat(silent.alerts()).isEqualTo(EVENTS);
    }

    @Test
    void saysWhatOfTheRuleIsWrongAndWhere() {
        BacktestReport report = ended(backtests(SETTINGS), new BacktestRequest(
                RULE.replace("selection: {event.action", "selection: {event.action|unheard"), null, DAY, END, null));
        assertThat(report.state()).isEqualTo(State.REJECTED);
        assertThat(report.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.line()).isEqualTo(5);
            assertThat(rejection.reason()).contains("unheard");
        });
        assertThat(report.events()).isZero();
    }

    @Test
    void stopsAtTheMostEvents() {
        BacktestSettings few = new BacktestSettings(Duration.ofDays(10), 100, Duration.ofMinutes(10), 2, 1_000, 1_000,
                Duration.ofMinutes(5), 10_000, 5);
        BacktestReport report = ended(backtests(few), new BacktestRequest(RULE, null, DAY, END, 1));
        assertThat(report.state()).isEqualTo(State.STOPPED);
        assertThat(report.reason()).isEqualTo("most-events");
        assertThat(report.alerts()).isEqualTo(100);
        assertThat(report.readUntil()).isEqualTo(DAY.plusSeconds(99));
    }

    @Test
    void stopsWhenItTakesTooLong() {
        clock.holdAfter(50);
        Backtests backtests = backtests(SETTINGS);
        String id = backtests.start("nina", new BacktestRequest(RULE, null, DAY, END, 1)).id();
        clock.awaitHeld();
        clock.move(Duration.ofMinutes(11));
        clock.letGo();
        BacktestReport report = ended(backtests, id);
        assertThat(report.state()).isEqualTo(State.STOPPED);
        assertThat(report.reason()).isEqualTo("longest-run");
    }

    @Test
    void endsAtTheNextEventsAfterItIsCancelled() {
        clock.holdAfter(50);
        Backtests backtests = backtests(SETTINGS);
        String id = backtests.start("nina", new BacktestRequest(RULE, null, DAY, END, 1)).id();
        clock.awaitHeld();
        backtests.cancel("nina", id);
        clock.letGo();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> backtests.find("nina", id).state() == State.CANCELLED);
        assertThat(backtests.find("nina", id).events()).isLessThan(EVENTS);
        assertThat(audit.records()).extracting(AuditRecord::actor, AuditRecord::action, AuditRecord::target)
                .containsExactly(tuple("nina", "backtest.start", id),
                        tuple("nina", "backtest.cancel", id));
    }

    @Test
    void runsOnePerCallerAndTwoInAll() {
        clock.holdAfter(10);
        Backtests backtests = backtests(SETTINGS);
        BacktestRequest request = new BacktestRequest(RULE, null, DAY, END, 1);
        String first = backtests.start("nina", request).id();
        assertRefused(Reason.CALLER_BUSY, backtests, request, "nina");
        String second = backtests.start("otto", request).id();
        assertRefused(Reason.ENGINE_BUSY, backtests, request, "paul");
        clock.letGo();
        ended(backtests, first);
        await().atMost(Duration.ofSeconds(60)).until(() -> backtests.find("otto", second).state() == State.DONE);
        assertThat(ended(backtests, backtests.start("nina", request).id()).state()).isEqualTo(State.DONE);
    }

    @Test
    void refusesWhatItCannotRun() {
        Backtests backtests = backtests(SETTINGS);
        assertRefused(Reason.RULE_OR_RULE_ID, backtests, new BacktestRequest(null, null, DAY, END, 1), "nina");
        assertRefused(Reason.RULE_OR_RULE_ID, backtests, new BacktestRequest(RULE, "x", DAY, END, 1), "nina");
        assertRefused(Reason.UNKNOWN_RULE, backtests, new BacktestRequest(null, "x", DAY, END, 1), "nina");
        assertRefused(Reason.RULE_TOO_LONG, backtests, new BacktestRequest("#".repeat(10_001), null, DAY, END, 1),
                "nina");
        assertRefused(Reason.EMPTY_RANGE, backtests, new BacktestRequest(RULE, null, DAY, null, 1), "nina");
        assertRefused(Reason.EMPTY_RANGE, backtests, new BacktestRequest(RULE, null, END, DAY, 1), "nina");
        assertRefused(Reason.EMPTY_RANGE, backtests,
                new BacktestRequest(RULE, null, Instant.now().plusSeconds(60), Instant.now().plusSeconds(90), 1),
                "nina");
        assertRefused(Reason.RANGE_TOO_LONG, backtests,
                new BacktestRequest(CORRELATION, null, DAY, DAY.plus(Duration.ofDays(10)), 1), "nina");
        assertRefused(Reason.FINDINGS_OUT_OF_RANGE, backtests, new BacktestRequest(RULE, null, DAY, END, 201),
                "nina");
        assertThat(audit.records()).isEmpty();
    }

    @Test
    void showsNobodyAnotherCallersBacktest() {
        Backtests backtests = backtests(SETTINGS);
        String id = backtests.start("nina", new BacktestRequest(RULE, null, DAY, END, 1)).id();
        assertThatThrownBy(() -> backtests.find("otto", id)).isInstanceOf(BacktestRefused.class);
        assertThatThrownBy(() -> backtests.cancel("otto", id)).isInstanceOf(BacktestRefused.class);
        assertThatThrownBy(() -> backtests.find("nina", UUID.randomUUID().toString()))
                .isInstanceOf(BacktestRefused.class);
        ended(backtests, id);
    }

    @Test
    void runsNothingThatCannotBeRecorded() {
        audit.beUnavailable();
        Backtests backtests = backtests(SETTINGS);
        BacktestRequest request = new BacktestRequest(RULE, null, DAY, END, 1);
        assertThatThrownBy(() -> backtests.start("nina", request)).isInstanceOf(AuditUnavailable.class);
        // Had the first one begun, the second would be refused as too many.
        assertThatThrownBy(() -> backtests.start("nina", request)).isInstanceOf(AuditUnavailable.class);
    }

    private static void assertRefused(Reason reason, Backtests backtests, BacktestRequest request, String caller) {
        assertThatThrownBy(() -> backtests.start(caller, request)).isInstanceOfSatisfying(BacktestRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private Backtests backtests(BacktestSettings settings) {
        RuleSet inForce = RuleParser.parse("probes/rule.yml", CORRELATION);
        Detections detections = new Detections(List.of(), inForce, new AlertWording(inForce));
        return new Backtests(() -> detections, settings, new StoredRange(client), audit, clock);
    }

    private static BacktestReport ended(Backtests backtests, BacktestRequest request) {
        return ended(backtests, backtests.start("nina", request).id());
    }

    private static BacktestReport ended(Backtests backtests, String id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> backtests.find("nina", id), report -> report.state() != State.RUNNING);
    }
}
