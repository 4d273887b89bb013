package ch.meinkonto.securitytests.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.securitytests.ToyStack;
import ch.meinkonto.securitytests.stack.RunningStack;

/** What each kind of step does to the pages it meets. */
class StepPlayerTests {
    private final ToyStack toy = new ToyStack();

    @AfterEach
    void stop() {
        toy.close();
    }

    @Test
    void aNamedVisitorStaysSignedInAndSomebodyElseGoesOnWithTheCookie() {
        play("""
                - sign-in: {base: portal, path: /requests, username: anna, as: anna, from: "203.0.113.1",
                    keep: {session: "cookie PORTAL_SESSION"}}
                - request: {base: portal, path: /requests, answers: [200], as: anna, from: "203.0.113.2"}
                - request: {base: portal, path: /requests, headers: {Cookie: "PORTAL_SESSION={{kept.session}}"},
                    answers: [200], from: "198.51.100.1"}
                - request: {base: portal, path: /requests, answers: [302], from: "192.0.2.1"}
                """);

        assertThat(toy.sources).contains("203.0.113.1", "203.0.113.2").endsWith("198.51.100.1", "192.0.2.1");
    }

    @Test
    void aSignInThatIsRefusedEndsTheAttack() {
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> play("""
                - sign-in: {base: portal, path: /requests, username: anna, password: wrong, as: anna}
                """)).withMessageContaining("sign-in of anna was refused");
    }

    @Test
    void usesOneOfManyKeptLinksInEachRound() {
        play("""
                - sign-in: {base: portal, path: /requests, username: anna, as: anna}
                - request: {base: portal, path: /requests, as: anna, keep: {id: "link /cases/"}}
                - submit: {base: portal, path: "/cases/{{kept.id}}", fields: {purpose: control}, as: anna}
                  repeat: 3
                """);

        assertThat(toy.received).filteredOn(form -> form.startsWith("/cases/")).containsExactly(
                "/cases/A-1 _csrf=t&purpose=control&save=yes", "/cases/B-2 _csrf=t&purpose=control&save=yes",
                "/cases/A-1 _csrf=t&purpose=control&save=yes");
    }

    @Test
    void saysThatThereIsNothingToKeepOrNoSuchForm() {
        assertThatExceptionOfType(StepFailed.class).isThrownBy(() -> play("""
                - request: {base: portal, path: /login, keep: {id: "header X-Missing"}}
                """)).withMessageContaining("step 1 (request), round 1: nothing to keep under id");
        assertThatExceptionOfType(StepFailed.class).isThrownBy(() -> play("""
                - submit: {base: portal, path: /login, fields: {colour: red}}
                """)).withMessageContaining("no form that asks for [colour]");
    }

    @Test
    void aProgramProvesItsVerifierAndItsKeyWithEveryRequest() {
        assertThatNoException().isThrownBy(() -> play("""
                - authorize: {client: partner, scope: "openid x", username: anna, as: app}
                - redeem: {code: "{{kept.code}}", as: app, keep: {token: "json refresh_token"}}
                - refresh: {token: "{{kept.token}}", as: app}
                - refresh: {token: "{{kept.token}}", as: app, answers: [400]}
                """));
    }

    @Test
    void aResidentWhoIsAskedAllowsEverything() {
        assertThatNoException().isThrownBy(() -> play("""
                - authorize: {client: partner, scope: "openid x y", username: anna, consent: true, as: app}
                - redeem: {code: "{{kept.code}}", as: app}
                """));
    }

    @Test
    void aProgramWithAnotherKeyIsRefused() {
        assertThatExceptionOfType(StepFailed.class).isThrownBy(() -> play("""
                - authorize: {client: partner, scope: "openid x", username: anna, as: app}
                - authorize: {client: partner, scope: "openid x", username: anna, code: other, as: thief}
                - redeem: {code: "{{kept.code}}", as: thief}
                """)).withMessageContaining("step 3 (redeem), round 1: /oauth2/token was answered with HTTP 400");
    }

    @Test
    void aFloodRunsManyRequestsAtOnceAndNeverMoreThanItSays() {
        play("""
                - request: {base: portal, path: /slow, answers: [200], from: "203.0.113.9", at-once: 4}
                  repeat: 40
                """);

        assertThat(toy.slowAnswers()).isEqualTo(40);
        assertThat(toy.mostAtOnce()).isBetween(2, 4);
    }

    @Test
    void aFloodThatMissesItsTargetSaysSo() {
        assertThatExceptionOfType(StepFailed.class).isThrownBy(() -> play("""
                - request: {base: portal, path: /nowhere, answers: [200], at-once: 4}
                  repeat: 4
                """)).withMessageContaining("HTTP 404 instead of [200]");
    }

    @Test
    void findsSomethingInTheNewestMailToAnAddress() {
        play("""
                - mail: {to: "anna@example.ch", find: "case ([A-Z]-[0-9])", keep: case}
                - submit: {base: portal, path: "/cases/{{kept.case}}"}
                """);

        assertThat(toy.received).last().asString().startsWith("/cases/B-2 ");
    }

    @Test
    void noRoundBeginsAfterTheDeadline() {
        AttackPlan plan = plan("- request: {base: portal, path: /slow}");
        try (StepPlayer player = player(Instant.now().minusSeconds(1))) {
            assertThatExceptionOfType(StepFailed.class).isThrownBy(() -> player.play(plan.steps()))
                    .withMessageContaining("took too long");
        }
        assertThat(toy.slowAnswers()).isZero();
    }

    private void play(String steps) {
        try (StepPlayer player = player(Instant.now().plusSeconds(60))) {
            player.play(plan(steps).steps());
        }
    }

    private StepPlayer player(Instant deadline) {
        return new StepPlayer(RunningStack.from(toy.environment()), Clock.systemUTC(), new Random(7), deadline);
    }

    private static AttackPlan plan(String steps) {
        return AttackPlanReader.read("sample",
                "detection: sample\nexpect: {alert: sample, within: 5s}\nsteps:\n" + steps.indent(2));
    }
}
