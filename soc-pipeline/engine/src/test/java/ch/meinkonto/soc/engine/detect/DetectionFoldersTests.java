package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.EventField;
import ch.meinkonto.soc.engine.alert.DetectionName;
import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.Selection;

/** Every detection folder is complete, and asks only for what events carry. */
class DetectionFoldersTests {
    private static final Detections DETECTIONS = Detections.below("classpath*:detections");
    private static final int LONGEST_RUNBOOK = 40;
    /** How many detections there are at least: a folder that is lost by accident is missed. */
    private static final int CATALOGUE = 43;

    /** Fields every event or access-log line has beside those of the contract. */
    private static final Set<String> COMMON = Set.of("event.action", "event.dataset", "event.outcome", "client.ip",
            "http.request.method", "http.response.status_code", "url.path", "url.query", "user_agent.original",
            "service.name", "trace.id", "event.duration", "error.type", MatchableEvents.URL_FORMS,
            MatchableEvents.LOCAL_HOUR, MatchableEvents.LOCAL_WEEKDAY);

    /** Fields that the engine computes when it stores an event, see docs/detections.md. */
    private static final Set<String> ENRICHED = Set.of("client.as.number", "client.geo.country_iso_code",
            "meinkonto.travel.speed_kmh", "meinkonto.travel.previous.as_number", "meinkonto.risk.signals");

    static Stream<String> names() {
        return DETECTIONS.folders().stream().map(DetectionFolder::name);
    }

    @Test
    void loadsTheWholeCatalogueWithoutRefusingAny() {
        assertThat(DETECTIONS.rejections()).isEmpty();
        assertThat(names()).hasSizeGreaterThanOrEqualTo(CATALOGUE);
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasRuleCasesAttackAndRunbook(String name) throws Exception {
        for (String file : List.of("rule.yml", "cases.yml", "attack.yml", "runbook.md")) {
            assertThat(new ClassPathResource("detections/" + name + "/" + file).exists()).as(file).isTrue();
        }
        String runbook = new ClassPathResource("detections/" + name + "/runbook.md")
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(runbook.lines().count()).isLessThanOrEqualTo(LONGEST_RUNBOOK);
        assertThat(runbook).startsWith("# ").contains("## False positives", "## Blind spots", "## Closing");
        assertThat(runbook.lines().filter(line -> line.matches("[123]\\. .*"))).as("three steps").hasSize(3);
        assertThat(
                new ClassPathResource("detections/" + name + "/attack.yml").getContentAsString(StandardCharsets.UTF_8))
                .contains("detection: " + name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void raisesAlertsUnderItsOwnName(String name) {
        assertThat(DETECTIONS.raisedBy(name)).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.header().techniques()).isNotEmpty();
            assertThat(rule.header().tactics()).isNotEmpty();
            assertThat(rule.header().falsePositives()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasCasesThatFireAndCasesThatDoNot(String name) {
        List<DetectionCase> cases = DetectionCases.all().stream().filter(each -> each.detection().equals(name))
                .toList();
        assertThat(cases.stream().filter(each -> each.alerts().isEmpty()).count()).isGreaterThanOrEqualTo(2);
        assertThat(cases.stream().filter(each -> !each.alerts().isEmpty()).count()).isGreaterThanOrEqualTo(2);
        assertThat(cases).extracting(DetectionCase::arrival).anyMatch(each -> each != DetectionCase.Arrival.SORTED);
        assertThat(cases).extracting(DetectionCase::name).doesNotHaveDuplicates();
    }

    @Test
    void givesEveryRuleAnIdOfItsOwn() {
        Set<String> ids = new HashSet<>();
        for (Rule rule : DETECTIONS.all()) {
            UUID id = UUID.fromString(String.valueOf(rule.header().id()));
            assertThat(id.version()).as(rule.header().title()).isEqualTo(4);
            assertThat(ids.add(id.toString())).as(rule.header().title()).isTrue();
            assertThat(rule.header().name()).as(rule.header().title()).isNotNull();
        }
    }

    @Test
    void asksOnlyForFieldsThatEventsCarry() {
        Set<String> known = new HashSet<>(COMMON);
        known.addAll(ENRICHED);
        for (EventField field : EventField.values()) {
            known.add(field.dotted());
        }
        for (Rule rule : DETECTIONS.all()) {
            List<String> asked = new ArrayList<>();
            switch (rule) {
                case CorrelationRule correlation -> {
                    asked.addAll(correlation.groupBy());
                    asked.addAll(correlation.fields());
                    asked.removeAll(correlation.aliases().keySet());
                    correlation.aliases().values().forEach(perRule -> asked.addAll(perRule.values()));
                }
                case DetectionRule detection -> detection.selections().values().forEach(each -> collect(each, asked));
            }
            assertThat(known).as(rule.header().title()).containsAll(asked);
        }
        assertThat(known).containsAll(DETECTIONS.wording().fields());
    }

    /** What is done without asking anybody was decided in docs/adr/0011: whoever changes it sees it here. */
    @Test
    void actsByItselfOnlyWhereThatWasDecided() {
        Map<String, String> actions = new TreeMap<>();
        DETECTIONS.all().forEach(rule -> DETECTIONS.wording().responseOf(rule.key()).ifPresent(
                response -> actions.put(DetectionName.of(rule), response.action().value() + " " + response.field())));
        assertThat(actions).isEqualTo(Map.of("bin-attack", "block-address client.ip", "refresh-token-reuse",
                "revoke-token-family meinkonto.oauth.token.family_id", "token-replay",
                "revoke-token-family meinkonto.oauth.token.family_id"));
    }

    @Test
    void namesOnlyServicesThatExist() {
        Set<String> datasets = new HashSet<>();
        for (EventAction action : EventAction.values()) {
            datasets.add(action.dataset());
        }
        for (DetectionRule rule : DETECTIONS.rules().detections()) {
            String service = rule.logSource().service();
            assertThat(service == null || datasets.contains(service)).as(DetectionName.of(rule)).isTrue();
        }
    }

    private static void collect(Selection selection, List<String> fields) {
        switch (selection) {
            case Selection.AllOf(List<Selection> items) -> items.forEach(each -> collect(each, fields));
            case Selection.AnyOf(List<Selection> items) -> items.forEach(each -> collect(each, fields));
            case Selection.Field field -> fields.add(field.field());
            case Selection.Keywords ignored -> {
            }
        }
    }
}
