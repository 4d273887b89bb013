package ch.meinkonto.securitytests.attack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import ch.meinkonto.securitytests.stack.Service;

/** Reads the fields of an {@code attack.yml}, and notes what is wrong with each, with its place. */
final class PlanFields {
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,4})s");
    private static final Pattern ADDRESS = Pattern.compile("([0-9a-fA-F.:]|\\{\\{\\s*(n|octet)\\s*}}){3,}");

    private final List<String> problems = new ArrayList<>();
    private final Set<String> kept = new HashSet<>();

    /** Everything that is wrong so far. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    void wrong(String problem) {
        problems.add(problem);
    }

    /** From here on, texts may use what is kept under this name. */
    void kept(String name) {
        kept.add(name);
    }

    /** Refuses every key but these. */
    void knows(String place, JsonNode node, String... names) {
        Set<String> known = Set.of(names);
        node.propertyNames().stream().filter(name -> !known.contains(name))
                .forEach(name -> unknown(place + name, known));
    }

    void unknown(String place, Set<String> known) {
        problems.add(place + ": unknown key (known: " + String.join(", ", new TreeSet<>(known)) + ")");
    }

    /** A text that must be there. */
    String required(String place, JsonNode node, String name) {
        if (isAbsent(node, name)) {
            problems.add(place + name + ": is missing");
            return "";
        }
        return optional(place, node, name, "");
    }

    /** A text, or what holds where it is absent. */
    String optional(String place, JsonNode node, String name, String otherwise) {
        if (isAbsent(node, name)) {
            return otherwise;
        }
        JsonNode value = node.path(name);
        if (!value.isValueNode()) {
            problems.add(place + name + ": must be a text");
            return otherwise;
        }
        String text = value.asString();
        Placeholders.PLACEHOLDER.matcher(text).results().map(match -> match.group(1))
                .forEach(placeholder -> checkPlaceholder(place + name, placeholder));
        return text;
    }

    private static boolean isAbsent(JsonNode node, String name) {
        return node.path(name).isMissingNode() || node.path(name).isNull();
    }

    private void checkPlaceholder(String place, String placeholder) {
        if (placeholder.startsWith(Placeholders.KEPT)) {
            if (!kept.contains(placeholder.substring(Placeholders.KEPT.length()))) {
                problems.add(place + ": no earlier step keeps {{" + placeholder + "}}");
            }
        } else if (!Placeholders.NAMES.contains(placeholder)) {
            problems.add(place + ": unknown placeholder {{" + placeholder + "}} (known: "
                    + new TreeSet<>(Placeholders.NAMES) + ")");
        }
    }

    /** A map of texts. */
    Map<String, String> texts(String place, JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!node.isMissingNode() && !node.isObject()) {
            problems.add(place.replaceAll("\\.$", "") + ": must be a map");
        }
        node.propertyNames().forEach(name -> texts.put(name, required(place, node, name)));
        return texts;
    }

    /** A whole number within bounds; 1 where it is absent. */
    int number(String place, JsonNode node, String name, int most) {
        int number = node.path(name).asInt(node.has(name) ? 0 : 1);
        if (number < 1 || number > most) {
            problems.add(place + name + ": must be a number from 1 to " + most);
        }
        return number;
    }

    /** A time such as {@code 10s}, at least a second. */
    Duration seconds(String place, String text, Duration longest) {
        Matcher matcher = SECONDS.matcher(text);
        Duration time = matcher.matches() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : Duration.ZERO;
        if (!time.isPositive() || time.compareTo(longest) > 0) {
            problems.add(place + ": must be seconds such as 10s, at most " + longest.toSeconds() + "s");
        }
        return time;
    }

    /** A service of the stack. */
    Service base(String place, JsonNode node) {
        String label = required(place, node, "base");
        return Service.named(label).orElseGet(() -> {
            problems.add(place + "base: \"" + label + "\" is no service (portal, auth, dashboards, engine, payment)");
            return Service.PORTAL;
        });
    }

    /** Who plays a step. */
    Step.Caller caller(String place, JsonNode node) {
        String from = optional(place, node, "from", "");
        if (!from.isEmpty() && !ADDRESS.matcher(from).matches()) {
            problems.add(place + "from: \"" + from + "\" is not an IP address");
        }
        String as = optional(place, node, "as", "");
        if (!as.isEmpty() && !Keep.NAME.matcher(as).matches()) {
            problems.add(place + "as: \"" + as + "\" is no name: lower-case letters and dashes");
        }
        return new Step.Caller(as, from);
    }

    /** What must come back and what is kept of it, which later steps may then use. */
    Step.Expected expected(String place, JsonNode node) {
        List<Integer> statuses = new ArrayList<>();
        node.path("answers").forEach(status -> statuses.add(status.asInt(0)));
        if (statuses.stream().anyMatch(status -> status < 100 || status > 599)) {
            problems.add(place + "answers: must be a list of HTTP statuses");
        }
        return new Step.Expected(statuses, keeps(place, node));
    }

    /** What is kept of an answer. */
    List<Keep> keeps(String place, JsonNode node) {
        List<Keep> keeps = new ArrayList<>();
        texts(place + "keep.", node.path("keep")).forEach((name, text) -> {
            if (Keep.NAME.matcher(name).matches()) {
                Keep.read(name, text).ifPresentOrElse(keeps::add, () -> problems.add(place + "keep." + name
                        + ": must be cookie, header, json or link with what to keep: \"" + text + "\""));
            } else {
                problems.add(place + "keep." + name + ": is no name: lower-case letters and dashes");
            }
        });
        keeps.forEach(keep -> kept(keep.name()));
        return keeps;
    }
}
