package ch.meinkonto.securitytests.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.securitytests.ToyStack;

class AttackTests {
    private static final String BRUTE_FORCE = """
            detection: brute-force
            expect: {alert: brute-force, within: 5s}
            steps:
              - login: {username: "nobody-{{run}}@example.ch", password: "wrong-{{n}}", from: "203.0.113.{{octet}}"}
                repeat: 3
            """;
    private static final String HARMLESS = """
            detection: harmless
            expect: {alert: harmless, within: 1s}
            steps:
              - request: {base: portal, path: "/"}
            """;
    private static final String LATER = """
            detection: later
            expect: {alert: later, within: 1s}
            waiting: needs second factors
            """;

    private final ToyStack toy = new ToyStack();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        toy.close();
    }

    @Test
    void reportsTheAlertAndTheSecondsUntilIt() {
        int exit = attack(toy.environment(), Map.of("brute-force", BRUTE_FORCE), "brute-force", "--json");

        assertThat(exit).isZero();
        JsonNode line = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(line.propertyNames()).containsExactly("detection", "result", "seconds", "alert", "reason");
        assertThat(line.path("detection").asString()).isEqualTo("brute-force");
        assertThat(line.path("result").asString()).isEqualTo("alert");
        assertThat(line.path("seconds").asDouble()).isBetween(0.0, 5.0);
        assertThat(line.path("alert").asString()).isEqualTo("toy-alert");
        assertThat(line.path("reason").isNull()).isTrue();
        assertThat(toy.received).filteredOn(form -> form.startsWith("/login")).hasSize(3)
                .last().asString().contains("password=wrong-3").contains("_csrf=token");
    }

    @Test
    void anAttackThatNobodyNoticesFails() {
        int exit = attack(toy.environment(), Map.of("harmless", HARMLESS, "later", LATER), "all");

        assertThat(exit).isEqualTo(1);
        assertThat(text(out)).contains("no alert of \"harmless\" within 1 s").contains("waiting")
                .contains("1 of 2 attacks raised no alert");
    }

    @Test
    void anAttackThatWaitsIsNotAFailure() {
        assertThat(attack(toy.environment(), Map.of("later", LATER), "later")).isZero();
    }

    @Test
    void anAttackWhoseAlertTakesMinutesWaitsForWhoeverHasThem() {
        String slow = HARMLESS.replace("harmless", "slow").replace("1s", "480s");

        assertThat(attack(toy.environment(), Map.of("slow", slow), "all", "--soon")).isZero();

        assertThat(text(out)).contains("waiting").contains("takes up to 8 minutes: ./meinkonto attack slow");
        assertThat(toy.received).isEmpty();
    }

    @Test
    void anAttackThatMissesItsTargetSaysSo() {
        String missing = HARMLESS.replace("path: \"/\"", "path: \"/nowhere\", answers: [401]");

        int exit = attack(toy.environment(), Map.of("harmless", missing), "harmless");

        assertThat(exit).isEqualTo(1);
        assertThat(text(out)).contains("round 1: /nowhere was answered with HTTP 404 instead of [401]");
    }

    @Test
    void anAlertFromBeforeTheAttackDoesNotCount() {
        attack(toy.environment(), Map.of("brute-force", BRUTE_FORCE), "brute-force");

        int exit = attack(toy.environment(), Map.of("brute-force", HARMLESS.replace("harmless", "brute-force")),
                "brute-force");

        assertThat(exit).isEqualTo(1);
    }

    @Test
    void anUnknownNameIsOneLineAndNoNameListsAll() {
        int exit = attack(toy.environment(), Map.of("brute-force", BRUTE_FORCE), "burglary");

        assertThat(exit).isEqualTo(2);
        assertThat(text(err)).isEqualToIgnoringNewLines(
                "There is no attack \"burglary\"; ./meinkonto attack alone names all.");
        assertThat(attack(toy.environment(), Map.of("brute-force", BRUTE_FORCE))).isEqualTo(2);
        assertThat(text(err)).contains("  brute-force");
    }

    @Test
    void aStackThatDoesNotRunIsOneSentence() {
        toy.close();

        int exit = attack(toy.environment(), Map.of("brute-force", BRUTE_FORCE), "all");

        assertThat(exit).isEqualTo(3);
        assertThat(text(err)).startsWith("The stack is not running").endsWith("Start it with ./meinkonto up.\n");
    }

    @Test
    void anotherMachineIsNeverAttacked() {
        Map<String, String> elsewhere = new HashMap<>(toy.environment());
        elsewhere.put("MEINKONTO_ISSUER", "http://192.0.2.1:9000");

        int exit = attack(elsewhere, Map.of("brute-force", BRUTE_FORCE), "all");

        assertThat(exit).isEqualTo(2);
        assertThat(text(err)).contains("not on this machine");
        assertThat(toy.received).isEmpty();
    }

    private int attack(Map<String, String> environment, Map<String, String> plans, String... arguments) {
        return new Attack(environment, AttackPlans.of(plans), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)).run(arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
