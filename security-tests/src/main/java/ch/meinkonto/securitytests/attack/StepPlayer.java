package ch.meinkonto.securitytests.attack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;
import ch.meinkonto.securitytests.stack.StackUnavailable;
import ch.meinkonto.securitytests.visitor.FlowStopped;
import ch.meinkonto.securitytests.visitor.Form;
import ch.meinkonto.securitytests.visitor.Inbox;
import ch.meinkonto.securitytests.visitor.Page;
import ch.meinkonto.securitytests.visitor.Program;
import ch.meinkonto.securitytests.visitor.SignIn;
import ch.meinkonto.securitytests.visitor.Visitor;

/** Plays the steps of one attack, one after the other, with visitors and kept values that outlive a step. */
final class StepPlayer implements AutoCloseable {
    private final RunningStack stack;
    private final Clock clock;
    private final RandomGenerator random;
    private final Instant deadline;
    private final Placeholders placeholders;
    private final Cast cast = new Cast();

    /** Plays until a deadline, after which no round begins. */
    StepPlayer(RunningStack stack, Clock clock, RandomGenerator random, Instant deadline) {
        this.stack = stack;
        this.clock = clock;
        this.random = random;
        this.deadline = deadline;
        this.placeholders = new Placeholders(random, clock, stack::demoPassword);
    }

    /**
     * Plays them all.
     *
     * @throws StepFailed if one does not reach what it attacks, or they take too long
     * @throws FlowStopped if a visitor cannot go on
     */
    void play(List<Step> steps) {
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            String place = "step " + (index + 1) + " (" + step.kind() + "), round ";
            if (step.atOnce() > 1) {
                playAtOnce(step, place);
            } else {
                for (int n = 1; n <= step.repeat(); n++) {
                    playRound(step, new Round(n, place + n));
                }
            }
        }
    }

    /** Somebody who is not named is one visitor for all rounds: a flood needs no thousand browsers. */
    private void playAtOnce(Step step, String place) {
        try (ExecutorService threads = Executors.newFixedThreadPool(step.atOnce(), Thread.ofVirtual().factory());
                Visitor flood = Visitor.fromHere()) {
            List<Future<?>> rounds = new ArrayList<>();
            for (int n = 1; n <= step.repeat(); n++) {
                Round round = new Round(n, place + n);
                rounds.add(threads.submit(() -> playRound(step, round, flood)));
            }
            try {
                for (Future<?> round : rounds) {
                    round.get();
                }
            } catch (ExecutionException failure) {
                threads.shutdownNow();
                throw failure.getCause() instanceof RuntimeException cause
                        ? cause
                        : new StepFailed(place + "?: " + failure.getCause());
            } catch (InterruptedException _) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new StackUnavailable("Interrupted while playing an attack.");
            }
        }
    }

    private void playRound(Step step, Round round) {
        if (step.caller().as().isEmpty()) {
            try (Visitor somebodyNew = Visitor.fromHere()) {
                playRound(step, round, somebodyNew);
            }
        } else {
            playRound(step, round, cast.visitor(step.caller().as(), ""));
        }
    }

    private void playRound(Step step, Round round, Visitor who) {
        if (clock.instant().isAfter(deadline)) {
            throw new StepFailed("the steps took too long, " + round.place() + " does not begin any more");
        }
        Visitor visitor = who.at(round.of(step.caller().from()));
        switch (step) {
            case Step.Login login -> login(visitor, login, round);
            case Step.SignIn signIn -> signIn(visitor, signIn, round);
            case Step.Request request -> request(visitor, request, round);
            case Step.Submit submit -> submit(visitor, submit, round);
            case Step.Authorize authorize -> authorize(visitor, authorize, round);
            case Step.Tokens tokens -> tokens(visitor, tokens, round);
            case Step.Mail mail -> mail(mail, round);
            case Step.Wait pause -> pause(pause.time());
            case Step.PaymentFault fault -> paymentFault(visitor, fault, round);
            case Step.Flow flow -> flow(visitor, flow, round);
        }
    }

    private void login(Visitor visitor, Step.Login login, Round round) {
        Page loginPage = visitor.open(stack.page(login.base(), "/login"));
        if (SignIn.form(loginPage).isEmpty()) {
            throw new StepFailed(round.place() + ": no login form at " + loginPage.address() + " (HTTP "
                    + loginPage.status() + ")");
        }
        Page next = SignIn.with(visitor, loginPage, round.of(login.username()), round.of(login.password()));
        if (next.status() >= 500) {
            throw new StepFailed(round.place() + ": the login was answered with HTTP " + next.status());
        }
    }

    private void signIn(Visitor visitor, Step.SignIn step, Round round) {
        Page asked = visitor.open(stack.page(step.base(), round.of(step.path())));
        Page page = SignIn.ifAsked(visitor, stack, asked, round.of(step.username()), round.of(step.password()));
        checkAndKeep(page, visitor, new Step.Expected(List.of(), step.kept()), status -> status < 400, round);
    }

    private void request(Visitor visitor, Step.Request request, Round round) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> headers.put(name, round.of(value)));
        String body = round.of(request.body());
        Page answer = visitor.sendOnce(request.method(), stack.page(request.base(), round.of(request.path())), headers,
                body.isEmpty() ? null : body);
        checkAndKeep(answer, visitor, request.expected(), status -> status < 500, round);
    }

    private void submit(Visitor visitor, Step.Submit submit, Round round) {
        Page page = visitor.open(stack.page(submit.base(), round.of(submit.path())));
        Form form = page.forms().stream()
                .filter(candidate -> !submit.fields().isEmpty() || !candidate.isFurniture())
                .filter(candidate -> submit.fields().keySet().stream().allMatch(candidate::asksFor))
                .findFirst()
                .orElseThrow(() -> new StepFailed(round.place() + ": no form that asks for "
                        + submit.fields().keySet() + " at " + page.address() + " (HTTP " + page.status() + ")"));
        for (Map.Entry<String, String> field : submit.fields().entrySet()) {
            form = form.with(field.getKey(), round.of(field.getValue()));
        }
        Form pressed = form.pressingTheFirstButton();
        Form sent = submit.to().isEmpty() ? pressed : pressed.sentTo(stack.page(submit.base(), round.of(submit.to())));
        checkAndKeep(visitor.submit(sent), visitor, submit.expected(),
                status -> status < 400, round);
    }

    /** The resident's browser is a new one each time: what matters of it is the code. */
    private void authorize(Visitor visitor, Step.Authorize step, Round round) {
        Program program = new Program(stack, step.client(), step.redirect(), clock, random);
        try (Visitor browser = Visitor.fromHere()) {
            Visitor resident = browser.at(round.of(step.caller().from()));
            SignIn.ifAsked(resident, stack, resident.open(stack.page(Service.AUTH, "/login")),
                    round.of(step.username()), round.of(step.password()));
            placeholders.keep(step.code(),
                    List.of(program.authorize(resident, round.of(step.scope()), step.consent())));
        }
        cast.enter(step.caller().as(), program);
    }

    private void tokens(Visitor visitor, Step.Tokens step, Round round) {
        Program program = cast.program(step.caller().as(), round.place());
        String value = round.of(step.value());
        Page answer = switch (step.grant()) {
            case REDEEM -> program.redeem(visitor, value);
            case REFRESH -> program.refresh(visitor, value);
        };
        checkAndKeep(answer, visitor, step.expected(), status -> status == 200, round);
    }

    private void mail(Step.Mail mail, Round round) {
        String to = round.of(mail.to());
        String found = new Inbox(stack, clock).await(to, Pattern.compile(mail.find()))
                .orElseThrow(() -> new StepFailed(round.place() + ": no such mail came to " + to));
        placeholders.keep(mail.name(), List.of(found));
    }

    private void paymentFault(Visitor visitor, Step.PaymentFault fault, Round round) {
        Page answer = visitor.sendOnce("POST", stack.page(Service.PAYMENT, "/simulator/faults"),
                Map.of("Content-Type", "application/json", "Authorization", stack.paymentMerchant()),
                "{\"fault\":\"%s\",\"times\":%d}".formatted(round.of(fault.fault()), fault.times()));
        checkAndKeep(answer, visitor, Step.Expected.ANYTHING, status -> status == 204, round);
    }

    private void flow(Visitor visitor, Step.Flow flow, Round round) {
        Page last = new Flows(stack, clock).play(flow.name(), visitor,
                (name, otherwise) -> round.of(flow.with().getOrDefault(name, otherwise)));
        checkAndKeep(last, visitor, new Step.Expected(List.of(), flow.kept()), status -> status < 500, round);
    }

    private void checkAndKeep(Page answer, Visitor visitor, Step.Expected expected, IntPredicate otherwise,
            Round round) {
        List<Integer> statuses = expected.statuses();
        boolean good = statuses.isEmpty() ? otherwise.test(answer.status()) : statuses.contains(answer.status());
        if (!good) {
            throw new StepFailed(round.place() + ": " + answer.address().getPath() + " was answered with HTTP "
                    + answer.status() + (statuses.isEmpty() ? "" : " instead of " + statuses));
        }
        for (Keep keep : expected.kept()) {
            List<String> values = keep.values(answer, visitor);
            if (values.isEmpty()) {
                throw new StepFailed(round.place() + ": nothing to keep under " + keep.name() + " in the answer of "
                        + answer.address().getPath() + " (HTTP " + answer.status() + ")");
            }
            placeholders.keep(keep.name(), values);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StackUnavailable("Interrupted while playing an attack.");
        }
    }

    @Override
    public void close() {
        cast.close();
    }

    /** One round of a step: fills in placeholders, and says where we are. */
    private final class Round {
        private final int n;
        private final String place;

        Round(int n, String place) {
            this.n = n;
            this.place = place;
        }

        String of(String text) {
            return placeholders.fill(text, n);
        }

        String place() {
            return place;
        }
    }
}
