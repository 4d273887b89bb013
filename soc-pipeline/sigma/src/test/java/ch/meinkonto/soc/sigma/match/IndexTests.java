package ch.meinkonto.soc.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.LogSource;

/** However rules are found, it is the same rules: the index is held against the plain reading, pair by pair. */
class IndexTests {
    private static final int ROUNDS = 420;
    private static final int RULES = 40;
    private static final int EVENTS = 60;

    @Test
    void findsWhatThePlainReadingFindsInAMillionRandomPairs() {
        long pairs = 0;
        long matches = 0;
        for (long seed = 1; seed <= ROUNDS; seed++) {
            RandomRules random = new RandomRules(seed);
            List<DetectionRule> rules = random.rules(RULES);
            Matcher matcher = Matcher.of(rules);
            ReferenceMatcher reference = ReferenceMatcher.of(rules);
            LineMatcher routed = new LineMatcher(matcher, true);
            LineMatcher unrouted = new LineMatcher(matcher, false);
            Random writing = new Random(seed);
            for (int number = 0; number < EVENTS; number++) {
                Map<String, Object> document = random.document();
                LogSource source = random.source();
                byte[] line = line(document, source, writing);
                Event event = Event.of("e" + number, Instant.EPOCH, source, withSource(document, source));
                List<String> expected = names(reference.match(event));
                List<String> expectedOfAll = names(reference.matchUnrouted(event));
                String what = "seed " + seed + ": " + new String(line, StandardCharsets.UTF_8);
                assertThat(names(matcher.match(event))).as(what).isEqualTo(expected);
                assertThat(names(routed.match(line, 0, line.length))).as(what).isEqualTo(expected);
                assertThat(names(matcher.matchUnrouted(event))).as(what).isEqualTo(expectedOfAll);
                assertThat(names(unrouted.match(line, 0, line.length))).as(what).isEqualTo(expectedOfAll);
                pairs += rules.size();
                matches += expectedOfAll.size();
            }
        }
        assertThat(pairs).isGreaterThanOrEqualTo(1_000_000);
        assertThat(matches).as("pairs that match, so that agreement means something").isBetween(pairs / 20, pairs);
    }

    private static List<String> names(List<DetectionRule> rules) {
        return rules.stream().map(DetectionRule::key).toList();
    }

    private static byte[] line(Map<String, Object> document, LogSource source, Random random) {
        return JsonWriting.of(withSource(document, source), random).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> withSource(Map<String, Object> document, LogSource source) {
        Map<String, Object> named = new LinkedHashMap<>(document);
        Map<String, Object> parts = new LinkedHashMap<>();
        put(parts, "category", source.category());
        put(parts, "product", source.product());
        put(parts, "service", source.service());
        named.put("logsource", parts);
        return named;
    }

    private static void put(Map<String, Object> parts, String name, String value) {
        if (value != null) {
            parts.put(name, value);
        }
    }
}
