package ch.meinkonto.soc.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

import ch.meinkonto.soc.sigma.Evaluator;
import ch.meinkonto.soc.sigma.TestEvents;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * Whatever the rule and whatever the events: late, shuffled and repeated, with a restart in between, they give the findings that the
 * plain meaning of the rule gives for all events sorted.
 */
class OracleTests {
    private static final Duration LATENESS = Duration.ofSeconds(30);
    private static final Limits LIMITS = new Limits(LATENESS, 1_000, 1_000, Set.of("user", "value"));
    private static final String BASE = LetterRules.TEXT + """
            title: Correlation
            name: correlation
            """;

    @Property(seed = "20261127", tries = 4_000)
    void findsWhatTheRuleMeans(@ForAll("rules") String rule, @ForAll("streams") List<Event> sorted, @ForAll long seed) {
        RuleSet rules = RuleParser.parse("rules.yml", BASE + rule);
        assertThat(rules.rejections()).isEmpty();
        Random random = new Random(seed);
        Map<String, Oracle.Expected> expected = expected(rules.correlations().getFirst(), sorted);
        Statistics.label("findings").collect(expected.isEmpty() ? "none" : "some");
        assertThat(found(rules, late(sorted, random), random)).isEqualTo(expected);
    }

    private static Map<String, Oracle.Expected> found(RuleSet rules, List<Event> arriving, Random random) {
        Evaluator evaluator = new Evaluator(rules, LIMITS);
        RecordedFindings findings = new RecordedFindings();
        int restart = random.nextInt(arriving.size() + 1);
        for (int index = 0; index < arriving.size(); index++) {
            if (index == restart) {
                byte[] snapshot = evaluator.snapshot();
                evaluator = new Evaluator(rules, LIMITS);
                assertThat(evaluator.restore(snapshot).dropped()).isEmpty();
                assertThat(evaluator.snapshot()).isEqualTo(snapshot);
            }
            findings.follow(ofCorrelations(evaluator.accept(arriving.get(index))));
            if (random.nextInt(20) == 0) {
                evaluator.sweep();
            }
        }
        findings.follow(evaluator.advance(TestEvents.START.plusSeconds(1_000)));
        Map<String, Oracle.Expected> found = new TreeMap<>();
        for (Finding finding : findings.byIdentity().values()) {
            assertThat(finding.count()).isEqualTo(finding.events().size());
            found.put(finding.group() + finding.anchor(),
                    new Oracle.Expected(finding.anchor(), finding.events().stream().map(EventRef::id).toList(),
                            finding.first(), finding.fired(), finding.last()));
        }
        return found;
    }

    private static List<Change> ofCorrelations(List<Change> changes) {
        return changes.stream().filter(change -> change.finding().rule() instanceof CorrelationRule).toList();
    }

    private static Map<String, Oracle.Expected> expected(CorrelationRule rule, List<Event> sorted) {
        Map<String, List<Oracle.Match>> groups = new HashMap<>();
        for (Event event : sorted) {
            Set<String> satisfied = new LinkedHashSet<>(rule.rules());
            satisfied.removeIf(name -> !event.texts("kind").getFirst().contains(name));
            List<String> values = rule.fields().isEmpty() ? List.of() : event.texts("value");
            if (rule.type().isNumeric()) {
                values = values.stream().filter(value -> !value.equals("none")).toList();
            }
            if (satisfied.isEmpty() || !rule.fields().isEmpty() && values.isEmpty()) {
                continue;
            }
            List<String> users = rule.groupBy().isEmpty() ? List.of("") : event.texts("user");
            for (String user : new HashSet<>(users)) {
                String group = rule.groupBy().isEmpty() ? "{}" : "{user=" + user + "}";
                groups.computeIfAbsent(group, unused -> new ArrayList<>())
                        .add(new Oracle.Match(event.id(), event.time(), satisfied, values));
            }
        }
        Map<String, Oracle.Expected> expected = new TreeMap<>();
        groups.forEach((group, matches) -> new Oracle(rule, matches).findings()
                .forEach(finding -> expected.put(group + finding.anchor(), finding)));
        return expected;
    }

    /** Each event arrives up to the allowed lateness after it happened, some of them twice. */
    static List<Event> late(List<Event> sorted, Random random) {
        record Arriving(Event event, long when) {}
        long most = random.nextBoolean() ? LATENESS.toSeconds() : 3;
        List<Arriving> arriving = new ArrayList<>();
        for (Event event : sorted) {
            for (int copy = random.nextInt(4) == 0 ? 0 : 1; copy < 2; copy++) {
                arriving.add(new Arriving(event, event.time().getEpochSecond() + random.nextLong(most + 1)));
            }
        }
        return arriving.stream().sorted(Comparator.comparingLong(Arriving::when)).map(Arriving::event).toList();
    }

    @Provide
    Arbitrary<String> rules() {
        Arbitrary<String> bound = Arbitraries.of("gte: 3", "gt: 2", "eq: 3", "gte: 2, lt: 4", "neq: 1", "lte: 2",
                "gte: 5", "gt: 1.5", "lt: 3");
        Arbitrary<String> names = Arbitraries.of("[a]", "[a, b]", "[b, c]", "[c, a, b]");
        Arbitrary<String> counts = Combinators.combine(names, bound)
                .as((rules, each) -> "type: event_count, rules: %s, condition: {%s}".formatted(rules, each));
        Arbitrary<String> values = Combinators
                .combine(Arbitraries.of("value_count", "value_sum", "value_avg", "value_median"), names, bound)
                .as("type: %s, rules: %s, condition: {field: value, %s}"::formatted);
        Arbitrary<String> percentiles = Combinators.combine(Arbitraries.of("0", "10", "50", "75", "99.5", "100"), bound)
                .as("type: value_percentile, rules: [a, b], condition: {field: value, percentile: %s, %s}"::formatted);
        Arbitrary<String> temporal = Combinators
                .combine(Arbitraries.of("temporal", "temporal_ordered"),
                        Arbitraries.of("[a, b]", "[b, a, c]", "[c, b]", "[a, b, a]"),
                        Arbitraries.of("", ", condition: {gte: 2}", ", condition: {eq: 1}", ", condition: {lt: 3}"))
                .as((type, rules, condition) -> "type: %s, rules: %s%s".formatted(type, rules, condition));
        Arbitrary<String> expressions = Combinators
                .combine(Arbitraries.of("temporal", "temporal_ordered"),
                        Arbitraries.of("[a, b, c]", "[b, c, a]", "[c, a, b]"),
                        Arbitraries.of("a and (b or c)", "a and not b", "a and b and not c", "(a or b) and not c",
                                "a or b and c", "not (a or not b)", "a and not b or c and b"))
                .as("type: %s, rules: %s, condition: %s"::formatted);
        Arbitrary<String> standard = Combinators
                .combine(Arbitraries.oneOf(counts, values, percentiles, temporal, expressions), tail())
                .as("correlation: {%s, %s}\n"::formatted);
        Arbitrary<String> own = Combinators
                .combine(Arbitraries.of("type: absence, rules: [a]", "type: absence, rules: [a, b]",
                        "type: absence, rules: [b, c, a]",
                        "type: first_seen, rules: [a, b], condition: {field: value}"), tail())
                .as("x-correlation: {%s, %s}\n"::formatted);
        return Arbitraries.frequencyOf(Tuple.of(3, standard), Tuple.of(1, own));
    }

    private static Arbitrary<String> tail() {
        return Combinators.combine(Arbitraries.of(1, 5, 10, 25, 60), Arbitraries.of("", ", group-by: [user]"))
                .as((seconds, groupBy) -> "timespan: " + seconds + "s" + groupBy);
    }

    @Provide
    Arbitrary<List<Event>> streams() {
        Arbitrary<Object> users = Arbitraries.of("x", "x", "y", List.of("x", "y"), List.of());
        Arbitrary<Object> values = Arbitraries.of("1", "2", "3", "-1", "2.5", "none", 3, List.of(1, 2), List.of());
        Arbitrary<Event> event = Combinators
                .combine(Arbitraries.integers().between(0, 120), Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.of("a", "a", "b", "c", "ab", "bc", "abc"), users, values)
                .as((second, id, kind, user, value) -> TestEvents.at(second, "id-" + id,
                        Map.of("kind", kind, "user", user, "value", value)));
        return event.list().ofMaxSize(70).withSizeDistribution(RandomDistribution.uniform())
                .uniqueElements(Event::id)
                .map(events -> events.stream()
                        .sorted(Comparator.comparing(Event::time).thenComparing(Event::id))
                        .toList());
    }
}
