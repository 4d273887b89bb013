package ch.meinkonto.securitytests.attack;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import ch.meinkonto.securitytests.stack.Service;
import ch.meinkonto.securitytests.visitor.BuyParkingPermit;

/** Reads an {@code attack.yml} and names everything that is wrong with it at once, each with its place. */
final class AttackPlanReader {
    static final int MOST_STEPS = 40;
    static final int MOST_REPEATS = 100;
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,4})s");
    private static final Pattern ADDRESS = Pattern.compile("([0-9a-fA-F.:]|\\{\\{\\s*(n|octet)\\s*}}){3,}");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Map<String, Set<String>> FLOWS = new TreeMap<>(Map.of(
            AttackPlayer.BUY_PARKING_PERMIT, Set.of("username", "plate", "payment", "card"),
            AttackPlayer.OPEN_ACCOUNT, Set.of("email", "name", "password"),
            AttackPlayer.ASK_FOR_NEW_PASSWORD, Set.of("email")));

    private final List<String> problems = new ArrayList<>();

    private AttackPlanReader() {}

    /**
     * Reads a plan.
     *
     * @param folder name of the detection's folder, which the plan must repeat
     * @throws AttackPlanRefused with all problems
     */
    static AttackPlan read(String folder, String yaml) {
        String file = folder + "/attack.yml";
        JsonNode root;
        try {
            root = YAMLMapper.builder().build().readTree(yaml);
        } catch (JacksonException malformed) {
            throw new AttackPlanRefused(file, List.of("not YAML: " + malformed.getOriginalMessage() + " (line "
                    + (malformed.getLocation() == null ? "?" : malformed.getLocation().getLineNr()) + ")"));
        }
        AttackPlanReader reader = new AttackPlanReader();
        AttackPlan plan = reader.plan(folder, root);
        if (!reader.problems.isEmpty()) {
            throw new AttackPlanRefused(file, reader.problems);
        }
        return plan;
    }

    private AttackPlan plan(String folder, JsonNode root) {
        if (!root.isObject()) {
            problems.add("must be a map with detection, expect and steps");
            return new AttackPlan(folder, folder, Duration.ZERO, "", List.of());
        }
        knows("", root, "detection", "expect", "waiting", "steps");
        String detection = text("", root, "detection", true);
        if (!detection.equals(folder)) {
            problems.add("detection: is \"" + detection + "\" but the folder is \"" + folder + "\"");
        }
        JsonNode expect = root.path("expect");
        knows("expect.", expect, "alert", "within");
        String alert = text("expect.", expect, "alert", true);
        Duration within = seconds("expect.within", text("expect.", expect, "within", true));
        String waiting = text("", root, "waiting", false);
        List<Step> steps = new ArrayList<>();
        JsonNode list = root.path("steps");
        if (waiting.isEmpty() && (!list.isArray() || list.isEmpty() || list.size() > MOST_STEPS)) {
            problems.add("steps: must be a list of 1 to " + MOST_STEPS + " steps (or say why under waiting)");
        }
        for (int index = 0; index < list.size(); index++) {
            Step step = step("steps[" + index + "]", list.get(index));
            if (step != null) {
                steps.add(step);
            }
        }
        return new AttackPlan(folder, alert, within, waiting, steps);
    }

    private @Nullable Step step(String place, JsonNode step) {
        int repeat = repeat(place, step);
        if (step.has("login")) {
            knows(place + ".", step, "login", "repeat");
            return login(place + ".login.", step.path("login"), repeat);
        }
        if (step.has("request")) {
            knows(place + ".", step, "request", "repeat");
            return request(place + ".request.", step.path("request"), repeat);
        }
        if (step.has("flow")) {
            knows(place + ".", step, "flow", "with", "from", "repeat");
            return flow(place + ".", step, repeat);
        }
        problems.add(place + ": must be a login, a request or a flow");
        return null;
    }

    private Step login(String place, JsonNode login, int repeat) {
        knows(place, login, "base", "username", "password", "from");
        Service base = login.has("base") ? base(place, login) : Service.AUTH;
        return new Step.Login(base, text(place, login, "username", true), text(place, login, "password", true),
                from(place, login), repeat);
    }

    private Step request(String place, JsonNode request, int repeat) {
        knows(place, request, "base", "method", "path", "headers", "body", "answers", "from");
        String method = request.has("method") ? text(place, request, "method", true) : "GET";
        if (!METHODS.contains(method)) {
            problems.add(place + "method: \"" + method + "\" is none of " + new TreeSet<>(METHODS));
        }
        String path = text(place, request, "path", true);
        try {
            URI.create("http://localhost" + Placeholders.PLACEHOLDER.matcher(path).replaceAll("0"));
        } catch (IllegalArgumentException _) {
            problems.add(place + "path: percent-encode what may not stand in an address: " + path);
        }
        if (!path.startsWith("/")) {
            problems.add(place + "path: must begin with a slash");
        }
        List<Integer> answers = new ArrayList<>();
        request.path("answers").forEach(status -> answers.add(status.asInt(0)));
        if (answers.stream().anyMatch(status -> status < 100 || status > 599)) {
            problems.add(place + "answers: must be a list of HTTP statuses");
        }
        return new Step.Request(base(place, request), method, path, texts(place + "headers.", request.path("headers")),
                text(place, request, "body", false), answers, from(place, request), repeat);
    }

    private Step flow(String place, JsonNode step, int repeat) {
        String name = text(place, step, "flow", true);
        Map<String, String> with = texts(place + "with.", step.path("with"));
        Set<String> known = FLOWS.get(name);
        if (known == null) {
            problems.add(place + "flow: unknown flow \"" + name + "\" (known: " + FLOWS.keySet() + ")");
        } else {
            with.keySet().stream().filter(key -> !known.contains(key)).forEach(key -> unknown(place + "with." + key,
                    known));
            String payment = with.getOrDefault("payment", "approve");
            if (Set.of(BuyParkingPermit.Payment.values()).stream()
                    .noneMatch(value -> value.name().equalsIgnoreCase(payment))) {
                problems.add(place + "with.payment: \"" + payment + "\" is none of approve, decline, abandon");
            }
        }
        return new Step.Flow(name, with, from(place, step), repeat);
    }

    private Service base(String place, JsonNode node) {
        String label = text(place, node, "base", true);
        return Service.named(label).orElseGet(() -> {
            problems.add(place + "base: \"" + label + "\" is no service (portal, auth, dashboards, engine, payment)");
            return Service.PORTAL;
        });
    }

    private String from(String place, JsonNode node) {
        String from = text(place, node, "from", false);
        if (!from.isEmpty() && !ADDRESS.matcher(from).matches()) {
            problems.add(place + "from: \"" + from + "\" is not an IP address");
        }
        return from;
    }

    private int repeat(String place, JsonNode step) {
        int repeat = step.path("repeat").asInt(step.has("repeat") ? 0 : 1);
        if (repeat < 1 || repeat > MOST_REPEATS) {
            problems.add(place + ".repeat: must be a number from 1 to " + MOST_REPEATS);
        }
        return repeat;
    }

    private Duration seconds(String place, String text) {
        Matcher matcher = SECONDS.matcher(text);
        Duration wait = matcher.matches() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : Duration.ZERO;
        if (!wait.isPositive() || wait.compareTo(LONGEST_WAIT) > 0) {
            problems.add(place + ": must be seconds such as 10s, at most " + LONGEST_WAIT.toSeconds() + "s");
        }
        return wait;
    }

    private Map<String, String> texts(String place, JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.propertyNames().forEach(name -> texts.put(name, text(place, node, name, true)));
        return texts;
    }

    private String text(String place, JsonNode node, String name, boolean required) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            if (required) {
                problems.add(place + name + ": is missing");
            }
            return "";
        }
        if (!value.isValueNode()) {
            problems.add(place + name + ": must be a text");
            return "";
        }
        String text = value.asString();
        Placeholders.PLACEHOLDER.matcher(text).results().map(match -> match.group(1))
                .filter(placeholder -> !Placeholders.NAMES.contains(placeholder))
                .forEach(placeholder -> problems.add(place + name + ": unknown placeholder {{" + placeholder
                        + "}} (known: " + new TreeSet<>(Placeholders.NAMES) + ")"));
        return text;
    }

    private void knows(String place, JsonNode node, String... names) {
        Set<String> known = Set.of(names);
        node.propertyNames().stream().filter(name -> !known.contains(name))
                .forEach(name -> unknown(place + name, known));
    }

    private void unknown(String place, Set<String> known) {
        problems.add(place + ": unknown key (known: " + String.join(", ", new TreeSet<>(known)) + ")");
    }
}
