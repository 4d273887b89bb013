package ch.meinkonto.soc.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

import ch.meinkonto.soc.sigma.Evaluator;
import ch.meinkonto.soc.sigma.TestEvents;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Within the allowed lateness the order in which events arrive, and how often, does not matter. */
class ArrivalOrderTests {
    private static final RuleSet RULES = RuleParser.parse("order.yml", """
            title: Failure
            name: failure
            logsource: {product: meinkonto}
            detection: {selection: {event.outcome: failure}, condition: selection}
            ---
            title: Success
            name: success
            logsource: {product: meinkonto}
            detection: {selection: {event.outcome: success}, condition: selection}
            ---
            title: Many failures
            name: many
            correlation:
              {type: event_count, rules: [failure], group-by: [user.hash], timespan: 20s, condition: {gte: 3}}
            ---
            title: Many accounts
            name: spray
            correlation:
              {type: value_count, rules: [failure], group-by: [client.ip], timespan: 30s,
              condition: {gte: 3, field: user.hash}}
            ---
            title: Exactly two
            name: two
            correlation:
              {type: event_count, rules: [success], group-by: [client.ip], timespan: 10s, condition: {gte: 2, lt: 3}}
            ---
            title: Both
            name: both
            correlation: {type: temporal, rules: [failure, success], group-by: [user.hash, client.ip], timespan: 5s}
            ---
            title: Attack
            name: attack
            generate: true
            correlation:
              {type: event_count, rules: [many, spray], group-by: [user.hash], timespan: 60s, condition: {gte: 1}}
            ---
            title: Success after attack
            name: taken
            correlation:
              {type: temporal_ordered, rules: [attack, success], group-by: [user.hash], timespan: 60s, generate: true}
            """);

    @Property(tries = 500)
    void shuffledAndRepeatedEventsGiveTheSameFindings(@ForAll("streams") List<Event> sorted, @ForAll long seed) {
        List<Event> shuffled = new ArrayList<>(sorted);
        Random random = new Random(seed);
        for (int repeat = 0; repeat < sorted.size() / 3; repeat++) {
            shuffled.add(sorted.get(random.nextInt(sorted.size())));
        }
        Collections.shuffle(shuffled, random);
        assertThat(RULES.rejections()).isEmpty();
        assertThat(outcome(shuffled)).isEqualTo(outcome(sorted));
    }

    @Property(tries = 50)
    void busyStreamsDoRaiseFindings(@ForAll("busyStreams") List<Event> sorted) {
        assertThat(outcome(sorted)).isNotEmpty();
    }

    private static Map<String, Finding> outcome(List<Event> events) {
        Evaluator evaluator = new Evaluator(RULES, Limits.defaults());
        Map<String, Finding> findings = new TreeMap<>();
        for (Event event : events) {
            for (Change change : evaluator.accept(event)) {
                apply(change, findings);
            }
        }
        return findings;
    }

    private static void apply(Change change, Map<String, Finding> findings) {
        switch (change) {
            case Change.Raised(Finding finding) -> assertThat(findings.put(finding.identity(), finding)).isNull();
            case Change.Grown(Finding previous, Finding finding) -> {
                assertThat(finding.identity()).isEqualTo(previous.identity());
                assertThat(findings.put(finding.identity(), finding)).isEqualTo(previous);
            }
            case Change.Moved(Finding previous, Finding finding) -> {
                assertThat(findings.remove(previous.identity())).isEqualTo(previous);
                assertThat(findings.put(finding.identity(), finding)).isNull();
            }
            case Change.Withdrawn(Finding finding) ->
                assertThat(findings.remove(finding.identity())).isEqualTo(finding);
        }
    }

    @Provide
    Arbitrary<List<Event>> streams() {
        return streams(0);
    }

    @Provide
    Arbitrary<List<Event>> busyStreams() {
        return streams(90);
    }

    private static Arbitrary<List<Event>> streams(int atLeast) {
        Arbitrary<Event> event = Combinators.combine(Arbitraries.integers().between(0, 280),
                Arbitraries.integers().between(0, 1_000_000), Arbitraries.of("failure", "failure", "success"),
                Arbitraries.of("anna", "beat", "carla", "dario"), Arbitraries.of("192.0.2.1", "192.0.2.2"))
                .as((second, id, outcome, user, address) -> TestEvents.login(second, "id-" + id, outcome, user,
                        address));
        return event.list().ofMinSize(atLeast).ofMaxSize(120)
                .withSizeDistribution(RandomDistribution.uniform()).uniqueElements(Event::id)
                .map(events -> events.stream()
                        .sorted(Comparator.comparing(Event::time).thenComparing(Event::id))
                        .toList());
    }
}
