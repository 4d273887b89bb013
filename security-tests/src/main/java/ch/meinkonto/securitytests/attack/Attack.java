package ch.meinkonto.securitytests.attack;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.StackUnavailable;
import ch.meinkonto.securitytests.stack.TargetRefused;

/**
 * {@code ./meinkonto attack NAME|all [--json] [--soon]}. With {@code --soon} attacks whose alert takes minutes are named as
 * waiting. Exit status: 0 every attack raised its alert (or waits), 1 at least one did not, 2 wrong call, 3 the stack does not
 * answer.
 */
public final class Attack {
    private static final int MISSED = 1;
    private static final int WRONG_CALL = 2;
    private static final int NOT_RUNNING = 3;
    private static final String ROW = "%-28s %-9s %8s  %s%n";

    private final Map<String, String> environment;
    private final AttackPlans plans;
    private final PrintStream out;
    private final PrintStream err;

    Attack(Map<String, String> environment, AttackPlans plans, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.plans = plans;
        this.out = out;
        this.err = err;
    }

    /** Entry point. */
    public static void main(String... args) {
        System.exit(new Attack(System.getenv(), AttackPlans.onTheClassPath(), System.out, System.err).run(args));
    }

    /** Plays one attack against the stack of this environment and returns the exit status, as the command does. */
    public static int play(Map<String, String> environment, String name) {
        return new Attack(environment, AttackPlans.onTheClassPath(), System.out, System.err).run(name);
    }

    /** Plays what the arguments name and returns the exit status. */
    int run(String... args) {
        if (plans.names().isEmpty()) {
            err.println("There are no attacks: the detections are not on the class path.");
            return WRONG_CALL;
        }
        List<String> names = new ArrayList<>(List.of(args));
        boolean json = names.remove("--json");
        boolean soon = names.remove("--soon");
        if (names.size() != 1 || !(names.getFirst().equals("all") || plans.contains(names.getFirst()))) {
            if (names.size() == 1) {
                err.println("There is no attack \"" + names.getFirst() + "\"; ./meinkonto attack alone names all.");
                return WRONG_CALL;
            }
            err.println("Usage: ./meinkonto attack NAME|all [--json] [--soon], where NAME is one of:");
            plans.names().forEach(name -> err.println("  " + name));
            return WRONG_CALL;
        }
        List<String> chosen = names.getFirst().equals("all") ? plans.names() : names;
        try {
            List<AttackPlan> read = chosen.stream()
                    .map(plans::plan)
                    .map(plan -> soon ? plan.soon() : plan)
                    .toList();
            return play(read, json);
        } catch (AttackPlanRefused | TargetRefused refused) {
            err.println(refused.getMessage());
            return WRONG_CALL;
        } catch (StackUnavailable unavailable) {
            err.println(unavailable.getMessage());
            return NOT_RUNNING;
        }
    }

    private int play(List<AttackPlan> chosen, boolean json) {
        AttackPlayer player = new AttackPlayer(RunningStack.from(environment), Clock.systemUTC(), new SecureRandom());
        if (!json) {
            out.printf(Locale.ROOT, ROW, "detection", "result", "seconds", "alert, or why there is none");
        }
        // While an alert that takes minutes is on its way, the others are played.
        List<AttackPlayer.Begun> slow = chosen.stream().filter(AttackPlan::isSlow).map(player::begin).toList();
        int missed = 0;
        for (AttackPlan plan : chosen) {
            missed += plan.isSlow() ? 0 : tell(player.play(plan), json);
        }
        for (AttackPlayer.Begun begun : slow) {
            missed += tell(player.await(begun), json);
        }
        if (!json) {
            out.println(missed == 0
                    ? "Every attack that can be played raised its alert."
                    : missed + " of " + chosen.size() + " attacks raised no alert.");
        }
        return missed == 0 ? 0 : MISSED;
    }

    /** Prints a result and counts it if it is a miss. */
    private int tell(AttackResult result, boolean json) {
        out.print(json ? line(result) + "\n" : row(result));
        out.flush();
        return result.outcome() == AttackResult.Outcome.NO_ALERT ? 1 : 0;
    }

    private static String row(AttackResult result) {
        return ROW.formatted(result.detection(), result.outcome().label(),
                result.untilAlert() == null ? "" : "%.2f".formatted(seconds(result.untilAlert())),
                result.alert() == null
                        ? result.reason()
                        : result.alert() + (result.reason().isEmpty() ? "" : " (" + result.reason() + ")"));
    }

    private static String line(AttackResult result) {
        ObjectNode line = JsonMapper.shared().createObjectNode();
        line.put("detection", result.detection());
        line.put("result", result.outcome().label());
        line.put("seconds", result.untilAlert() == null ? null : seconds(result.untilAlert()));
        line.put("alert", result.alert());
        line.put("reason", result.reason().isEmpty() ? null : result.reason());
        return line.toString();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
