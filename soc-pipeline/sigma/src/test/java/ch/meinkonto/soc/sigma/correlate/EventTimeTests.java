package ch.meinkonto.soc.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.sigma.Evaluator;
import ch.meinkonto.soc.sigma.TestEvents;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Time is what events say, within limits, and goes on where no events come. */
class EventTimeTests {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(30), 100, 100, Set.of());
    private static final RuleSet RULES = RuleParser.parse("time.yml", """
            title: Beat
            name: beat
            logsource: {product: meinkonto}
            detection: {selection: {kind: beat}, condition: selection}
            ---
            title: Question
            name: question
            logsource: {product: meinkonto}
            detection: {selection: {kind: question}, condition: selection}
            ---
            title: Answer
            name: answer
            logsource: {product: meinkonto}
            detection: {selection: {kind: answer}, condition: selection}
            ---
            title: Sign-in
            name: sign_in
            logsource: {product: meinkonto}
            detection: {selection: {kind: sign-in}, condition: selection}
            ---
            title: Silence
            name: silence
            x-correlation: {type: absence, rules: [beat], group-by: [user], timespan: 60s}
            ---
            title: No answer
            name: no_answer
            x-correlation: {type: absence, rules: [question, answer], group-by: [user], timespan: 60s}
            ---
            title: New address
            name: new_address
            x-correlation:
              {type: first_seen, rules: [sign_in], group-by: [user], timespan: 30d, condition: {field: client.ip}}
            """);

    private final Evaluator evaluator = new Evaluator(RULES, LIMITS);

    @Test
    void silenceIsToldByTheEventsOfOthers() {
        evaluator.accept(event(0, "beat", "anna"));
        evaluator.accept(event(50, "beat", "anna"));
        assertThat(evaluator.accept(event(140, "beat", "beat"))).as("60 s and 30 s of lateness are not over").isEmpty();
        assertThat(evaluator.accept(event(141, "beat", "beat"))).singleElement().satisfies(change -> {
            assertThat(change.finding().rule().key()).isEqualTo("silence");
            assertThat(change.finding().group()).isEqualTo(Map.of("user", "anna"));
            assertThat(change.finding().anchor()).as("the last sign of life").isEqualTo("beat50anna");
            assertThat(change.finding().fired()).isEqualTo(TestEvents.START.plusSeconds(110));
        });
    }

    @Test
    void silenceIsToldByTheClockWhereNoEventsCome() {
        evaluator.accept(event(0, "beat", "anna"));
        assertThat(evaluator.advance(TestEvents.START.plusSeconds(90))).isEmpty();
        assertThat(evaluator.advance(TestEvents.START.plusSeconds(91))).hasSize(1);
        assertThat(evaluator.advance(TestEvents.START.plusSeconds(500))).as("once").isEmpty();
    }

    @Test
    void anAnswerWithinTheTimeSpanIsNoAbsence() {
        evaluator.accept(event(0, "question", "anna"));
        evaluator.accept(event(80, "question", "beat"));
        assertThat(evaluator.accept(event(140, "answer", "beat"))).singleElement()
                .satisfies(change -> assertThat(change.finding().group()).isEqualTo(Map.of("user", "anna")));
        evaluator.accept(event(60, "answer", "anna"));
        assertThat(evaluator.counters().late()).as("this one came after 80 s").isEqualTo(1);
        assertThat(evaluator.advance(TestEvents.START.plusSeconds(1_000))).isEmpty();
    }

    @Test
    void aValueIsNewWhereItsGroupHasOthers() {
        assertThat(evaluator.accept(signIn(0, "anna", "192.0.2.1"))).as("nothing to compare it with").isEmpty();
        assertThat(evaluator.accept(signIn(10, "anna", "192.0.2.1"))).isEmpty();
        assertThat(evaluator.accept(signIn(20, "anna", "192.0.2.2"))).singleElement()
                .satisfies(change -> assertThat(change.finding().anchor()).isEqualTo("20"));
        assertThat(evaluator.accept(signIn(30, "anna", "192.0.2.2"))).isEmpty();
        assertThat(evaluator.accept(signIn(15, "anna", "192.0.2.2"))).as("it was there before").singleElement()
                .isInstanceOf(Change.Moved.class);
        assertThat(evaluator.accept(signIn(40, "anna", "192.0.2.3"))).as("each is told by itself").hasSize(1);
    }

    @Test
    void aValueIsNewAgainAfterTheTimeSpan() {
        long days = Duration.ofDays(1).toSeconds();
        evaluator.accept(signIn(0, "anna", "192.0.2.1"));
        for (int day = 1; day <= 40; day++) {
            assertThat(evaluator.accept(signIn(day * days, "anna", "192.0.2.2"))).hasSize(day == 1 ? 1 : 0);
            evaluator.sweep();
        }
        assertThat(evaluator.accept(signIn(41 * days, "anna", "192.0.2.1"))).hasSize(1);
    }

    @Test
    void anEventOfTheFarFutureDoesNotMakeOthersTooLate() {
        evaluator.accept(event(0, "question", "anna"));
        evaluator.trustUntil(TestEvents.START.plusSeconds(120));
        assertThat(evaluator.accept(event(1_000_000, "beat", "liar"))).isEmpty();
        assertThat(evaluator.newest()).isEqualTo(TestEvents.START);
        evaluator.accept(event(50, "answer", "anna"));
        assertThat(evaluator.counters().late()).isZero();
        assertThat(evaluator.advance(TestEvents.START.plusSeconds(200))).isEmpty();
    }

    @Test
    void absurdTimesAreTakenAsTheNearestThatCanBe() {
        for (Instant absurd : List.of(Instant.MIN, Instant.MAX)) {
            evaluator.accept(Event.of("absurd" + absurd.isBefore(Instant.EPOCH), absurd, event(0, "beat", "x").source(),
                    Map.of("kind", "beat", "user", "liar")));
        }
        assertThat(evaluator.newest()).isAfter(Instant.parse("2262-01-01T00:00:00Z"));
        assertThat(evaluator.advance(Instant.MAX)).isEmpty();
    }

    private static Event event(long second, String kind, String user) {
        return TestEvents.at(second, kind + second + user, Map.of("kind", kind, "user", user));
    }

    private static Event signIn(long second, String user, String address) {
        return TestEvents.at(second, String.valueOf(second),
                Map.of("kind", "sign-in", "user", user, "client.ip", address));
    }
}
