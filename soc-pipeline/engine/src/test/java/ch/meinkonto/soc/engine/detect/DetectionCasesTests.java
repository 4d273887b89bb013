package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.alert.AlertDraft;
import ch.meinkonto.soc.sigma.Evaluator;
import ch.meinkonto.soc.sigma.correlate.Change;
import ch.meinkonto.soc.sigma.correlate.Finding;
import ch.meinkonto.soc.sigma.correlate.Limits;
import ch.meinkonto.soc.sigma.match.Event;

/** Every case of every detection: there is no Java per rule. */
class DetectionCasesTests {
    private static final Detections DETECTIONS = Detections.below("classpath*:detections");
    private static final AlertDraft DRAFT = new AlertDraft(DETECTIONS.wording());
    private static final Duration LATENESS = Duration.ofMinutes(5);

    static List<DetectionCase> cases() {
        return DetectionCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void givesTheAlertsTheCaseSays(DetectionCase each) {
        List<Alert> alerts = alerts(each, arriving(each));
        assertThat(alerts).hasSize(each.alerts().size());
        for (DetectionCase.Expected expected : each.alerts()) {
            assertThat(alerts).anySatisfy(alert -> {
                assertThat(DETECTIONS.rules().find(expected.rule()).orElseThrow().key()).isEqualTo(alert.ruleId());
                assertThat(alert.group()).containsAllEntriesOf(expected.group());
                assertThat(expected.events()).isIn(null, alert.eventCount());
                assertThat(expected.level()).isIn(null, alert.level());
                assertThat(expected.summary()).isIn(null, alert.summary());
            });
        }
    }

    /** Whatever the case is about: events that come late and repeated, within what is allowed, change nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void givesTheSameAlertsFromLateAndRepeatedEvents(DetectionCase each) {
        List<Alert> sorted = alerts(each, each.events());
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(alerts(each, late(each.events(), new Random(seed)))).containsExactlyInAnyOrderElementsOf(sorted);
        }
    }

    private static List<Event> arriving(DetectionCase each) {
        List<Event> events = new ArrayList<>(each.events());
        switch (each.arrival()) {
            case SORTED -> {
            }
            case REVERSED -> Collections.reverse(events);
            case SHUFFLED -> Collections.shuffle(events, new Random(7));
            case TWICE -> events.addAll(each.events());
        }
        return events;
    }

    /** Each event arrives up to the allowed lateness after it happened, a quarter of them twice. */
    private static List<Event> late(List<Event> sorted, Random random) {
        record Arriving(Event event, Instant when) {}
        List<Arriving> arriving = new ArrayList<>();
        for (Event event : sorted) {
            for (int copy = random.nextInt(4) == 0 ? 0 : 1; copy < 2; copy++) {
                arriving.add(new Arriving(event, event.time().plusMillis(random.nextLong(LATENESS.toMillis()))));
            }
        }
        return arriving.stream().sorted(Comparator.comparing(Arriving::when)).map(Arriving::event).toList();
    }

    private static List<Alert> alerts(DetectionCase each, List<Event> events) {
        Evaluator evaluator = new Evaluator(DETECTIONS.rules(),
                Limits.defaults().carrying(DETECTIONS.wording().fields()));
        Map<String, Finding> findings = new TreeMap<>();
        for (Event event : events) {
            evaluator.accept(event).forEach(change -> apply(change, findings));
        }
        if (each.until() != null) {
            evaluator.advance(each.until()).forEach(change -> apply(change, findings));
        }
        return findings.values()
                .stream()
                .map(finding -> DRAFT.of(finding, Instant.EPOCH).alert())
                .filter(alert -> alert.detection().equals(each.detection()))
                .toList();
    }

    private static void apply(Change change, Map<String, Finding> findings) {
        switch (change) {
            case Change.Raised(Finding finding) -> findings.put(finding.identity(), finding);
            case Change.Grown(Finding ignored, Finding finding) -> findings.put(finding.identity(), finding);
            case Change.Moved(Finding previous, Finding finding) -> {
                findings.remove(previous.identity());
                findings.put(finding.identity(), finding);
            }
            case Change.Withdrawn(Finding finding) -> findings.remove(finding.identity());
        }
    }
}
