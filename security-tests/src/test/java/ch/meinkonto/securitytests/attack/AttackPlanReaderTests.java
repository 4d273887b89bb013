package ch.meinkonto.securitytests.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ch.meinkonto.securitytests.attack.Step.Caller;
import ch.meinkonto.securitytests.attack.Step.Expected;
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

        assertThat(plan).isEqualTo(new AttackPlan("sample", "other", Duration.ofSeconds(10), "", null, List.of(
                new Step.Login(Service.AUTH, "a-{{run}}", "wrong-{{n}}", Caller.from("203.0.113.{{octet}}"), 12),
                new Step.Request(Service.PORTAL, "POST", "/payment/webhook?x=%27{{n}}",
                        Map.of("Datatrans-Signature", "t={{now}},s0=00"), "{}",
                        new Expected(List.of(400, 401), List.of()), Caller.ANYBODY, 1, 1),
                new Step.Flow("buy-parking-permit", Map.of("plate", "ZH 9{{n}}", "payment", "decline", "card", "4000"),
                        List.of(), Caller.ANYBODY, 1))));
    }

    @Test
    void readsStepsThatKeepSomethingAndUseItLater() {
        AttackPlan plan = AttackPlanReader.read("sample",
                """
                        detection: sample
                        expect: {alert: sample, within: 480s}
                        not-during: {hours: 06-20, zone: Europe/Zurich}
                        steps:
                          - sign-in: {base: portal, path: /requests, username: a, as: anna, keep: {cookie: "cookie S", ids: "link /x/"}}
                          - request: {base: portal, path: "/x/{{kept.ids}}", headers: {Cookie: "S={{kept.cookie}}"}, at-once: 8}
                            repeat: 1000
                          - submit: {base: portal, path: /staff, fields: {purpose: control}, as: carla, answers: [200]}
                          - authorize: {client: partner, scope: openid, username: a, code: first, as: app}
                          - redeem: {code: "{{kept.first}}", as: app, keep: {old: "json refresh_token"}}
                          - refresh: {token: "{{kept.old}}", as: app, answers: [400]}
                          - wait: 11s
                          - payment-fault: {fault: wrong-amount, times: 2}
                          - mail: {to: a, find: "t=([0-9]+)", keep: link}
                        """);

        assertThat(plan.isSlow()).isTrue();
        assertThat(plan.notDuring()).isEqualTo(new WorkingHours(6, 20, ZoneId.of("Europe/Zurich")));
        assertThat(plan.steps()).containsExactly(
                new Step.SignIn(Service.PORTAL, "/requests", "a", "{{demo-password}}",
                        List.of(new Keep("cookie", Keep.Place.COOKIE, "S"), new Keep("ids", Keep.Place.LINK, "/x/")),
                        new Caller("anna", ""), 1),
                new Step.Request(Service.PORTAL, "GET", "/x/{{kept.ids}}", Map.of("Cookie", "S={{kept.cookie}}"), "",
                        Expected.ANYTHING, Caller.ANYBODY, 1000, 8),
                new Step.Submit(Service.PORTAL, "/staff", Map.of("purpose", "control"), "",
                        new Expected(List.of(200), List.of()), new Caller("carla", ""), 1),
                new Step.Authorize("partner", "http://127.0.0.1:49152/callback", "openid", "a", "{{demo-password}}",
                        false,
                        "first", new Caller("app", ""), 1),
                new Step.Tokens(Step.Tokens.Grant.REDEEM, "{{kept.first}}",
                        new Expected(List.of(), List.of(new Keep("old", Keep.Place.JSON, "refresh_token"))),
                        new Caller("app", ""), 1),
                new Step.Tokens(Step.Tokens.Grant.REFRESH, "{{kept.old}}", new Expected(List.of(400), List.of()),
                        new Caller("app", ""), 1),
                new Step.Wait(Duration.ofSeconds(11)), new Step.PaymentFault("wrong-amount", 2),
                new Step.Mail("a", "t=([0-9]+)", "link", 1));
    }

    @Test
    void namesWhatIsWrongWithStepsThatKeepSomething() {
        String yaml = """
                detection: sample
                expect: {alert: sample, within: 10s}
                not-during: {hours: 20-06, zone: Atlantis}
                steps:
                  - request: {base: portal, path: "/x/{{kept.later}}", at-once: 9, keep: {later: "body x", Nope: "json x"}}
                    repeat: 1001
                  - sign-in: {base: portal, path: /, username: a}
                  - submit: {base: portal, path: /, fields: purpose, as: "Two Words"}
                  - redeem: {code: x, token: y, as: app}
                  - wait: 61s
                  - payment-fault: {times: 0}
                  - mail: {to: a, find: "(", keep: b}
                  - mail: {to: a, find: "x", keep: b}
                  - request: {base: portal, path: /, as: anna, at-once: 2}
                """;

        assertThatExceptionOfType(AttackPlanRefused.class)
                .isThrownBy(() -> AttackPlanReader.read("sample", yaml))
                .satisfies(refused -> assertThat(refused.problems()).containsExactlyInAnyOrder(
                        "not-during.hours: must be two hours of a day such as 06-20",
                        "not-during.zone: \"Atlantis\" is no time zone such as Europe/Zurich",
                        "steps[0].repeat: must be a number from 1 to 1000",
                        "steps[0].request.path: no earlier step keeps {{kept.later}}",
                        "steps[0].request.at-once: must be a number from 1 to 8",
                        "steps[0].request.keep.later: must be cookie, header, json or link with what to keep: "
                                + "\"body x\"",
                        "steps[0].request.keep.Nope: is no name: lower-case letters and dashes",
                        "steps[1].sign-in.as: is missing",
                        "steps[2].submit.fields: must be a map",
                        "steps[2].submit.as: \"Two Words\" is no name: lower-case letters and dashes",
                        "steps[3].redeem.token: unknown key (known: answers, as, code, from, keep)",
                        "steps[4].wait: must be seconds such as 10s, at most 60s",
                        "steps[6].mail.find: is no pattern: (",
                        "steps[7].mail.find: must have one group, which is kept",
                        "steps[8].request.as: nobody in particular sends what is sent at once, leave out as or at-once",
                        "steps[5].payment-fault.fault: is missing",
                        "steps[5].payment-fault.times: must be a number from 1 to 100"));
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
                        "stepz: unknown key (known: detection, expect, not-during, steps, waiting)",
                        "detection: is \"other\" but the folder is \"sample\"",
                        "expect.within: must be seconds such as 10s, at most 600s",
                        "steps[0].repeat: must be a number from 1 to 100",
                        "steps[0].login.base: \"nowhere\" is no service (portal, auth, dashboards, engine, payment)",
                        "steps[0].login.password: is missing",
                        "steps[0].login.from: \"everywhere\" is not an IP address",
                        "steps[1].request.method: \"FETCH\" is none of "
                                + "[DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT]",
                        "steps[1].request.path: percent-encode what may not stand in an address: x y",
                        "steps[1].request.path: must begin with a slash",
                        "steps[1].request.answers: must be a list of HTTP statuses",
                        "steps[2].flow: unknown flow \"rob-a-bank\" (known: [ask-for-account, ask-for-new-password, "
                                + "buy-parking-permit, open-account, sign-in-with-code])",
                        "steps[3].with.plate: unknown placeholder {{plate}} "
                                + "(known: [demo-password, digits, n, now, octet, run])",
                        "steps[3].with.colour: unknown key (known: card, password, payment, plate, username)",
                        "steps[3].with.payment: \"refuse\" is none of approve, decline, abandon",
                        "steps[4]: must be a login, sign-in, request, submit, authorize, redeem, refresh, mail, wait, "
                                + "payment-fault or flow"));
    }

    @Test
    void saysInWhichLineTheYamlBreaks() {
        assertThatExceptionOfType(AttackPlanRefused.class)
                .isThrownBy(() -> AttackPlanReader.read("sample", "detection: sample\nexpect: {alert: [\n"))
                .withMessageContaining("sample/attack.yml").withMessageContaining("not YAML")
                .withMessageContaining("line");
    }
}
