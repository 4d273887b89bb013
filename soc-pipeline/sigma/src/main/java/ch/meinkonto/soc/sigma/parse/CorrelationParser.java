package ch.meinkonto.soc.sigma.parse;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.CorrelationRule.Alternative;
import ch.meinkonto.soc.sigma.rule.CorrelationRule.Bound;
import ch.meinkonto.soc.sigma.rule.CorrelationRule.Type;
import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.Operator;

/**
 * Reads a correlation: of the standard below {@code correlation}, of our own types below {@value #EXTENSION}, which other Sigma
 * tools pass over.
 */
final class CorrelationParser {
    /** The key of correlations that the standard does not know. */
    static final String EXTENSION = "x-correlation";
    private static final String STANDARD = "correlation";
    private static final Pattern TIMESPAN = Pattern.compile("(\\d{1,9})([smhdwMy])");
    private static final String CONDITION = "condition";
    private static final String FIELD = "field";
    private static final String PERCENTILE = "percentile";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_TEMPORAL_RULES = 64;

    private final Header header;
    private final Fields document;
    private final Fields correlation;
    private final Type type;
    private final List<String> rules;

    private CorrelationParser(Header header, Fields document, boolean standard) {
        this.header = header;
        this.document = document;
        this.correlation = document.map(standard ? STANDARD : EXTENSION);
        this.type = correlation
                .choice("type", Stream.of(Type.values()).filter(each -> each.isStandard() == standard), Type::word)
                .orElseThrow(() -> new Refused(correlation.position(), "'type' is missing"));
        this.rules = correlation.texts("rules");
    }

    /** Whether a document is a correlation. */
    static boolean isCorrelation(Fields document) {
        return document.has(STANDARD) || document.has(EXTENSION);
    }

    /** The key below which a correlation stands in its document. */
    static String key(Fields document) {
        return document.has(STANDARD) ? STANDARD : EXTENSION;
    }

    static CorrelationRule parse(Header header, Fields document) {
        return new CorrelationParser(header, document, document.has(STANDARD)).rule();
    }

    private CorrelationRule rule() {
        if (rules.isEmpty()) {
            throw new Refused(correlation.position(), "the correlation names no rules");
        }
        boolean aboutRules = type.isTemporal() || type == Type.ABSENCE;
        if (aboutRules && rules.size() > MOST_TEMPORAL_RULES) {
            throw new Refused(correlation.require("rules").position(),
                    type.word() + " takes at most " + MOST_TEMPORAL_RULES + " rules");
        }
        return switch (type) {
            case TEMPORAL, TEMPORAL_ORDERED -> temporal();
            case ABSENCE -> absence();
            case FIRST_SEEN -> rule(List.of(), fields(correlation.map(CONDITION), false), null, List.of());
            case EVENT_COUNT, VALUE_COUNT, VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN -> computed();
        };
    }

    private CorrelationRule temporal() {
        if (!correlation.has(CONDITION)) {
            Bound all = new Bound(Operator.GTE, BigDecimal.valueOf(rules.stream().distinct().count()));
            return rule(List.of(all), List.of(), null, List.of());
        }
        if (correlation.require(CONDITION) instanceof Yaml.Scalar scalar) {
            Condition condition = ConditionParser.parse(scalar.text(), new LinkedHashSet<>(rules), scalar.position());
            return rule(List.of(), List.of(), null, Alternatives.of(condition, scalar.position()));
        }
        return rule(bounds(correlation.map(CONDITION)), List.of(), null, List.of());
    }

    /** The first rule is what sets the time running, the others are what is expected; a single one expects itself. */
    private CorrelationRule absence() {
        if (correlation.has(CONDITION)) {
            throw new Refused(correlation.require(CONDITION).position(), "absence takes no 'condition'");
        }
        List<String> expected = rules.size() == 1 ? rules : rules.subList(1, rules.size());
        return rule(List.of(), List.of(), null,
                List.of(new Alternative(List.of(rules.getFirst()), List.copyOf(expected))));
    }

    private CorrelationRule computed() {
        if (!correlation.has(CONDITION)) {
            throw new Refused(correlation.position(), "'condition' is missing");
        }
        if (correlation.require(CONDITION) instanceof Yaml.Scalar scalar) {
            throw new Refused(scalar.position(), "a condition over rule names goes with temporal types only");
        }
        Fields condition = correlation.map(CONDITION);
        List<String> fields = type == Type.EVENT_COUNT ? List.of() : fields(condition, type.isNumeric());
        return rule(bounds(condition), fields, type == Type.VALUE_PERCENTILE ? percentile(condition) : null,
                List.of());
    }

    private CorrelationRule rule(List<Bound> bounds, List<String> fields, @Nullable BigDecimal percentile,
            List<Alternative> alternatives) {
        return new CorrelationRule(header, type, rules, correlation.texts("group-by"), timespan(), bounds, fields,
                percentile, alternatives, aliases(), correlation.flag("generate") || document.flag("generate"));
    }

    private List<String> fields(Fields condition, boolean one) {
        List<String> fields = condition.texts(FIELD);
        if (fields.isEmpty()) {
            throw new Refused(condition.position(), type.word() + " needs a 'field'");
        }
        if (one && fields.size() > 1) {
            throw new Refused(condition.require(FIELD).position(), type.word() + " takes one 'field', not several");
        }
        return fields;
    }

    private BigDecimal percentile(Fields condition) {
        if (!condition.has(PERCENTILE)) {
            throw new Refused(condition.position(), "value_percentile needs a 'percentile' from 0 to 100");
        }
        Yaml.Scalar written = Fields.scalar(condition.require(PERCENTILE), PERCENTILE);
        BigDecimal percentile = ValueParser.number(written);
        if (percentile.signum() < 0 || percentile.compareTo(HUNDRED) > 0) {
            throw new Refused(written.position(), "'" + written.text() + "' is not a percentile from 0 to 100");
        }
        return percentile;
    }

    private List<Bound> bounds(Fields condition) {
        List<Bound> bounds = new ArrayList<>();
        for (Yaml.Entry entry : condition.entries()) {
            if (entry.key().equals(FIELD) || entry.key().equals(PERCENTILE) && type == Type.VALUE_PERCENTILE) {
                continue;
            }
            Operator operator = Operator.of(entry.key())
                    .orElseThrow(() -> new Refused(entry.position(), "the operator '" + entry.key() + "' is unknown"));
            bounds.add(new Bound(operator, ValueParser.number(Fields.scalar(entry.value(), entry.key()))));
        }
        if (bounds.isEmpty()) {
            throw new Refused(condition.position(), "the condition has no bound such as 'gte'");
        }
        return List.copyOf(bounds);
    }

    private Duration timespan() {
        String written = correlation.requireText("timespan");
        Matcher matcher = TIMESPAN.matcher(written);
        if (!matcher.matches()) {
            throw new Refused(correlation.require("timespan").position(),
                    "'" + written + "' is not a time span such as 30s, 10m, 1h or 7d");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration unit = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "w" -> Duration.ofDays(7);
            case "M" -> Duration.ofDays(30);
            default -> Duration.ofDays(365);
        };
        if (number == 0) {
            throw new Refused(correlation.require("timespan").position(), "the time span is zero");
        }
        return unit.multipliedBy(number);
    }

    private Map<String, Map<String, String>> aliases() {
        if (!correlation.has("aliases")) {
            return Map.of();
        }
        Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
        for (Yaml.Entry alias : correlation.map("aliases").entries()) {
            Map<String, String> perRule = new LinkedHashMap<>();
            for (Yaml.Entry rule : Fields.of(alias.value(), "an alias").entries()) {
                perRule.put(rule.key(), Fields.scalar(rule.value(), rule.key()).text());
            }
            aliases.put(alias.key(), Collections.unmodifiableMap(perRule));
        }
        return Collections.unmodifiableMap(aliases);
    }
}
