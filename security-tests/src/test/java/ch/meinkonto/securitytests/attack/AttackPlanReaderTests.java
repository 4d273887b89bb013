package ch.meinkonto.securitytests.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ch.meinkonto.securitytests.stack.Service;

class AttackPlanReaderTests {
    static List<String> detections() {
        return AttackPlans.onTheClassPath().names();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("detections")
    void everyDetectionCarriesAnAttackThatCanBePlayed(String detection) {
        assertThatNoException().isThrownBy(() -> AttackPlans.onTheClassPath().plan(detection));
    }

    @Test
    void readsEveryKindOfStep() {
        AttackPlan plan = AttackPlanReader.read("sample", """
                detection: sample
                expect: {alert: other, within: 10s}
                steps:
                  - login: {username: "a-{{run}}", password: "wrong-{{n}}", from: "203.0.113.{{octet}}"}
                    repeat: 12
                  - request:
                      base: portal
                      method: POST
                      path: "/payment/webhook?x=%27{{n}}"
                      headers: {Datatrans-Signature: "t={{now}},s0=00"}
                      body: "{}"
                      answers: [400, 401]
                  - flow: buy-parking-permit
                    with: {plate: "ZH 9{{n}}", payment: decline, card: "4000"}
                """);

        assertThat(plan).isEqualTo(new AttackPlan("sample", "other", Duration.ofSeconds(10), "", List.of(
                new Step.Login(Service.AUTH, "a-{{run}}", "wrong-{{n}}", "203.0.113.{{octet}}", 12),
                new Step.Request(Service.PORTAL, "POST", "/payment/webhook?x=%27{{n}}",
                        Map.of("Datatrans-Signature", "t={{now}},s0=00"), "{}", List.of(400, 401), "", 1),
                new Step.Flow("buy-parking-permit", Map.of("plate", "ZH 9{{n}}", "payment", "decline", "card", "4000"),
                        "", 1))));
    }

    @Test
    void anAttackThatCannotBePlayedYetSaysWhy() {
        AttackPlan plan = AttackPlanReader.read("later", """
                detection: later
                expect: {alert: later, within: 5s}
                waiting: needs second factors
                """);

        assertThat(plan.isWaiting()).isTrue();
    }

    @Test
    void namesEverythingThatIsWrongAtOnceWithItsPlace() {
        String yaml = """
                detection: other
                expect: {alert: sample, within: 2h}
                stepz: []
                steps:
                  - login: {base: nowhere, username: x, from: "everywhere"}
                    repeat: 1000
                  - request: {base: portal, method: FETCH, path: "x y", answers: [7]}
                  - flow: rob-a-bank
                  - flow: buy-parking-permit
                    with: {plate: "{{plate}}", payment: refuse, colour: red}
                  - {}
                """;

        assertThatExceptionOfType(AttackPlanRefused.class)
                .isThrownBy(() -> AttackPlanReader.read("sample", yaml))
                .satisfies(refused -> assertThat(refused.problems()).containsExactlyInAnyOrder(
                        "stepz: unknown key (known: detection, expect, steps, waiting)",
                        "detection: is \"other\" but the folder is \"sample\"",
                        "expect.within: must be seconds such as 10s, at most 60s",
                        "steps[0].repeat: must be a number from 1 to 100",
                        "steps[0].login.base: \"nowhere\" is no service (portal, auth, dashboards, engine, payment)",
                        "steps[0].login.password: is missing",
                        "steps[0].login.from: \"everywhere\" is not an IP address",
                        "steps[1].request.method: \"FETCH\" is none of "
                                + "[DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT]",
                        "steps[1].request.path: percent-encode what may not stand in an address: x y",
                        "steps[1].request.path: must begin with a slash",
                        "steps[1].request.answers: must be a list of HTTP statuses",
                        "steps[2].flow: unknown flow \"rob-a-bank\" (known: [ask-for-new-password, buy-parking-permit, open-account])",
                        "steps[3].with.plate: unknown placeholder {{plate}} "
                                + "(known: [demo-password, digits, n, now, octet, run])",
                        "steps[3].with.colour: unknown key (known: card, payment, plate, username)",
                        "steps[3].with.payment: \"refuse\" is none of approve, decline, abandon",
                        "steps[4]: must be a login, a request or a flow"));
    }

    @Test
    void saysInWhichLineTheYamlBreaks() {
        assertThatExceptionOfType(AttackPlanRefused.class)
                .isThrownBy(() -> AttackPlanReader.read("sample", "detection: sample\nexpect: {alert: [\n"))
                .withMessageContaining("sample/attack.yml").withMessageContaining("not YAML")
                .withMessageContaining("line");
    }
}
