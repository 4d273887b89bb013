package ch.meinkonto.soc.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

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

/** Within the allowed lateness the order in which events arrive, and how often, does not matter; nor does a restart. */
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
            correlation:
              {type: event_count, rules: [many, spray], group-by: [user.hash], timespan: 60s, condition: {gte: 1},
              generate: true}
            ---
            title: Success after attack
            name: taken
            correlation:
              {type: temporal_ordered, rules: [attack, success], group-by: [user.hash], timespan: 60s, generate: true}
            ---
            title: No success after a failure
            name: lost
            correlation:
              {type: temporal_ordered, rules: [failure, success], group-by: [user.hash], timespan: 15s,
              condition: failure and not success, generate: true}
            ---
            title: Several accounts are lost
            name: lost_accounts
            correlation:
              {type: value_count, rules: [lost], group-by: [client.ip], timespan: 60s,
              condition: {field: user.hash, gte: 2}, generate: true}
            ---
            title: Accounts are lost without an attack
            name: lost_quietly
            correlation:
              {type: temporal, rules: [lost, attack], group-by: [user.hash], timespan: 20s,
              condition: lost and not attack, generate: true}
            ---
            title: Lost and quiet again
            name: lost_twice
            x-correlation: {type: absence, rules: [lost_quietly], group-by: [user.hash], timespan: 40s, generate: true}
            ---
            title: New address
            name: new_address
            x-correlation:
              {type: first_seen, rules: [success], group-by: [user.hash], timespan: 100s, generate: true,
              condition: {field: client.ip}}
            ---
            title: New address after an attack
            name: takeover
            correlation:
              {type: temporal_ordered, rules: [attack, new_address], group-by: [user.hash], timespan: 60s}
            """);
    private static final Limits WIDE = Limits.defaults().carrying(Set.of("client.ip"));
    private static final Limits NARROW = new Limits(Duration.ofSeconds(30), 1_000, 1_000, Set.of("client.ip"));

    @Property(seed = "20261127", tries = 1_000)
    void shuffledAndRepeatedEventsGiveTheSameFindings(@ForAll("streams") List<Event> sorted, @ForAll long seed) {
        List<Event> shuffled = new ArrayList<>(sorted);
        Random random = new Random(seed);
        for (int repeat = 0; repeat < sorted.size() / 3; repeat++) {
            shuffled.add(sorted.get(random.nextInt(sorted.size())));
        }
        Collections.shuffle(shuffled, random);
        assertThat(RULES.rejections()).isEmpty();
        assertThat(outcome(WIDE, shuffled)).isEqualTo(outcome(WIDE, sorted));
    }

    @Property(seed = "20261127", tries = 1_000)
    void eventsWithinTheLatenessGiveTheSameFindings(@ForAll("streams") List<Event> sorted, @ForAll long seed) {
        assertThat(outcome(NARROW, OracleTests.late(sorted, new Random(seed))).values())
                .containsExactlyInAnyOrderElementsOf(outcome(WIDE, sorted).values());
    }

    @Property(seed = "20261127", tries = 500)
    void aRestartChangesNothing(@ForAll("streams") List<Event> sorted, @ForAll long seed) {
        Random random = new Random(seed);
        List<Event> late = OracleTests.late(sorted, random);
        int restart = random.nextInt(late.size() + 1);
        Evaluator before = new Evaluator(RULES, NARROW);
        RecordedFindings undisturbed = new RecordedFindings();
        late.subList(0, restart).forEach(event -> undisturbed.follow(correlated(before.accept(event))));
        byte[] snapshot = before.snapshot();
        Evaluator after = new Evaluator(RULES, NARROW);
        assertThat(after.restore(snapshot).kept()).hasSameSizeAs(RULES.correlations());
        assertThat(after.snapshot()).isEqualTo(snapshot);
        RecordedFindings restarted = new RecordedFindings(undisturbed);
        for (Event event : late.subList(restart, late.size())) {
            undisturbed.follow(correlated(before.accept(event)));
            restarted.follow(correlated(after.accept(event)));
            assertThat(restarted.byIdentity()).isEqualTo(undisturbed.byIdentity());
        }
        assertThat(after.snapshot()).isEqualTo(before.snapshot());
    }

    @Property(seed = "20261127", tries = 50)
    void busyStreamsDoRaiseFindings(@ForAll("busyStreams") List<Event> sorted) {
        assertThat(outcome(WIDE, sorted)).isNotEmpty();
    }

    private static Map<String, Finding> outcome(Limits limits, List<Event> events) {
        Evaluator evaluator = new Evaluator(RULES, limits);
        RecordedFindings findings = new RecordedFindings();
        events.forEach(event -> findings.follow(correlated(evaluator.accept(event))));
        findings.follow(evaluator.advance(TestEvents.START.plusSeconds(1_000)));
        return findings.byIdentity();
    }

    /** A rule about single events raises its finding again when the event comes again. */
    private static List<Change> correlated(List<Change> changes) {
        return changes.stream().filter(change -> RULES.correlations().contains(change.finding().rule())).toList();
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
