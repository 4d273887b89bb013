package ch.meinkonto.securitytests.attack;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads an {@code attack.yml} and names everything that is wrong with it at once, each with its place. */
final class AttackPlanReader {
    static final int MOST_STEPS = 40;
    /** Some rules wait for what does not happen, and the engine for events that are late. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(600);

    private static final Pattern HOURS = Pattern.compile("(\\d{2})-(\\d{2})");

    private final PlanFields fields = new PlanFields();
    private final StepReader steps = new StepReader(fields);

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
        if (!reader.fields.problems().isEmpty()) {
            throw new AttackPlanRefused(file, reader.fields.problems());
        }
        return plan;
    }

    private AttackPlan plan(String folder, JsonNode root) {
        if (!root.isObject()) {
            fields.wrong("must be a map with detection, expect and steps");
            return new AttackPlan(folder, folder, Duration.ZERO, "", null, List.of());
        }
        fields.knows("", root, "detection", "expect", "waiting", "not-during", "steps");
        String detection = fields.required("", root, "detection");
        if (!detection.equals(folder)) {
            fields.wrong("detection: is \"" + detection + "\" but the folder is \"" + folder + "\"");
        }
        JsonNode expect = root.path("expect");
        fields.knows("expect.", expect, "alert", "within");
        String alert = fields.required("expect.", expect, "alert");
        Duration within = fields.seconds("expect.within", fields.required("expect.", expect, "within"), LONGEST_WAIT);
        String waiting = fields.optional("", root, "waiting", "");
        return new AttackPlan(folder, alert, within, waiting, workingHours(root.path("not-during")),
                steps(root.path("steps"), waiting));
    }

    private List<Step> steps(JsonNode list, String waiting) {
        if (waiting.isEmpty() && (!list.isArray() || list.isEmpty() || list.size() > MOST_STEPS)) {
            fields.wrong("steps: must be a list of 1 to " + MOST_STEPS + " steps (or say why under waiting)");
        }
        List<Step> read = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            Step step = steps.read("steps[" + index + "]", list.get(index));
            if (step != null) {
                read.add(step);
            }
        }
        return read;
    }

    private @Nullable WorkingHours workingHours(JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        fields.knows("not-during.", node, "hours", "zone");
        Matcher hours = HOURS.matcher(fields.required("not-during.", node, "hours"));
        int from = hours.matches() ? Integer.parseInt(hours.group(1)) : 0;
        int until = hours.matches() ? Integer.parseInt(hours.group(2)) : 0;
        if (from >= until || until > 24) {
            fields.wrong("not-during.hours: must be two hours of a day such as 06-20");
        }
        String zone = fields.required("not-during.", node, "zone");
        try {
            return new WorkingHours(from, until, ZoneId.of(zone));
        } catch (DateTimeException _) {
            fields.wrong("not-during.zone: \"" + zone + "\" is no time zone such as Europe/Zurich");
            return null;
        }
    }
}
