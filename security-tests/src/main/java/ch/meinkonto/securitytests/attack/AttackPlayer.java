package ch.meinkonto.securitytests.attack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import ch.meinkonto.securitytests.stack.EngineAlerts;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.SeenAlert;
import ch.meinkonto.securitytests.stack.StackUnavailable;
import ch.meinkonto.securitytests.visitor.AskForNewPassword;
import ch.meinkonto.securitytests.visitor.BuyParkingPermit;
import ch.meinkonto.securitytests.visitor.FlowStopped;
import ch.meinkonto.securitytests.visitor.OpenAccount;
import ch.meinkonto.securitytests.visitor.Page;
import ch.meinkonto.securitytests.visitor.SignIn;
import ch.meinkonto.securitytests.visitor.Visitor;

/** Plays an attack through the front doors and waits for its alert at the engine. */
final class AttackPlayer {
    static final String BUY_PARKING_PERMIT = "buy-parking-permit";
    static final String OPEN_ACCOUNT = "open-account";
    static final String ASK_FOR_NEW_PASSWORD = "ask-for-new-password";

    private static final String GREW = "an alert of an earlier attack grew";
    private static final Duration LONGEST_ATTACK = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final RunningStack stack;
    private final EngineAlerts alerts;
    private final Clock clock;
    private final RandomGenerator random;

    AttackPlayer(RunningStack stack, Clock clock, RandomGenerator random) {
        this.stack = stack;
        this.alerts = new EngineAlerts(stack);
        this.clock = clock;
        this.random = random;
    }

    /**
     * Plays all steps, then looks for the alert until it is there or the plan's time is over.
     *
     * @throws StackUnavailable if the stack does not answer
     */
    AttackResult play(AttackPlan plan) {
        if (plan.isWaiting()) {
            return AttackResult.waiting(plan.detection(), plan.waiting());
        }
        Instant start = clock.instant();
        alerts.since(start, plan.alert()); // asks for the token now, so that it does not count as waiting for the alert
        try {
            playSteps(plan, start.plus(LONGEST_ATTACK));
        } catch (StepFailed | FlowStopped failure) {
            return AttackResult.noAlert(plan.detection(), String.valueOf(failure.getMessage()));
        }
        return await(plan, start, clock.instant());
    }

    private AttackResult await(AttackPlan plan, Instant start, Instant lastStep) {
        Instant deadline = lastStep.plus(plan.within());
        do {
            List<SeenAlert> seen = alerts.since(start, plan.alert());
            if (!seen.isEmpty()) {
                return AttackResult.alert(plan.detection(), Duration.between(lastStep, clock.instant()),
                        seen.getFirst().id(), seen.stream().allMatch(alert -> alert.grewSince(start)) ? GREW : "");
            }
            pause();
        } while (clock.instant().isBefore(deadline));
        return AttackResult.noAlert(plan.detection(), "no alert of \"" + plan.alert() + "\" within "
                + plan.within().toSeconds() + " s of the last step");
    }

    private void playSteps(AttackPlan plan, Instant deadline) {
        Placeholders placeholders = new Placeholders(random, clock, stack::demoPassword);
        for (int index = 0; index < plan.steps().size(); index++) {
            Step step = plan.steps().get(index);
            for (int n = 1; n <= step.repeat(); n++) {
                if (clock.instant().isAfter(deadline)) {
                    throw new StepFailed("the steps took longer than " + LONGEST_ATTACK.toMinutes() + " minutes");
                }
                play(step, new Texts(placeholders, n), "step " + (index + 1) + " (" + step.kind() + "), round " + n);
            }
        }
    }

    private void play(Step step, Texts texts, String place) {
        try (Visitor visitor = visitor(texts.of(step.from()))) {
            switch (step) {
                case Step.Login login -> login(visitor, login, texts, place);
                case Step.Request request -> request(visitor, request, texts, place);
                case Step.Flow flow -> flow(visitor, flow, texts);
            }
        }
    }

    private static Visitor visitor(String from) {
        return from.isEmpty() ? Visitor.fromHere() : Visitor.from(from);
    }

    private void login(Visitor visitor, Step.Login login, Texts texts, String place) {
        Page loginPage = visitor.open(stack.page(login.base(), "/login"));
        if (SignIn.form(loginPage).isEmpty()) {
            throw new StepFailed(place + ": no login form at " + loginPage.address() + " (HTTP " + loginPage.status()
                    + ")");
        }
        Page next = SignIn.with(visitor, loginPage, texts.of(login.username()), texts.of(login.password()));
        if (next.status() >= 500) {
            throw new StepFailed(place + ": the login was answered with HTTP " + next.status());
        }
    }

    private void request(Visitor visitor, Step.Request request, Texts texts, String place) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> headers.put(name, texts.of(value)));
        String body = texts.of(request.body());
        int status = visitor.sendOnce(request.method(), stack.page(request.base(), texts.of(request.path())), headers,
                body.isEmpty() ? null : body).status();
        boolean expected = request.answers().isEmpty() ? status < 500 : request.answers().contains(status);
        if (!expected) {
            throw new StepFailed(place + ": " + request.method() + " " + texts.of(request.path())
                    + " was answered with HTTP " + status
                    + (request.answers().isEmpty() ? "" : " instead of " + request.answers()));
        }
    }

    private void flow(Visitor visitor, Step.Flow flow, Texts texts) {
        Map<String, String> with = flow.with();
        switch (flow.name()) {
            case OPEN_ACCOUNT -> new OpenAccount(stack, clock).by(visitor,
                    new OpenAccount.Newcomer(texts.of(with.getOrDefault("email", "new-{{run}}-{{n}}@example.ch")),
                            texts.of(with.getOrDefault("name", "Nora Neu")),
                            texts.of(with.getOrDefault("password", "Quittengelee im Keller {{run}}"))));
            case ASK_FOR_NEW_PASSWORD -> AskForNewPassword.by(visitor, stack,
                    texts.of(with.getOrDefault("email", "somebody-{{run}}-{{n}}@example.ch")));
            default -> buyParkingPermit(visitor, with, texts);
        }
    }

    private void buyParkingPermit(Visitor visitor, Map<String, String> with, Texts texts) {
        new BuyParkingPermit(stack, clock, _ -> {}).by(visitor,
                new BuyParkingPermit.Order(texts.of(with.getOrDefault("username", "anna.muster@example.ch")),
                        stack.demoPassword(), texts.of(with.getOrDefault("plate", "ZH {{octet}}{{n}}")),
                        BuyParkingPermit.Payment.named(with.getOrDefault("payment", "approve")),
                        texts.of(with.getOrDefault("card", ""))));
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StackUnavailable("Interrupted while waiting for the alert.");
        }
    }

    /** Fills in placeholders for one round. */
    private record Texts(Placeholders placeholders, int n) {
        String of(String text) {
            return placeholders.fill(text, n);
        }
    }

    /** A step did not reach what it attacks. */
    private static final class StepFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StepFailed(String message) {
            super(message);
        }
    }
}
