package ch.meinkonto.soc.sigma.parse;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.CorrelationRule.Bound;
import ch.meinkonto.soc.sigma.rule.CorrelationRule.Type;
import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.Operator;

/** Reads a correlation. */
final class CorrelationParser {
    private static final Pattern TIMESPAN = Pattern.compile("(\\d{1,9})([smhdwMy])");
    private static final String FIELD = "field";

    private CorrelationParser() {}

    static CorrelationRule parse(Header header, Fields document) {
        Fields correlation = document.map("correlation");
        Type type = correlation.choice("type", Stream.of(Type.values()), Type::word)
                .orElseThrow(() -> new Refused(correlation.position(), "'type' is missing"));
        List<String> rules = correlation.texts("rules");
        if (rules.isEmpty()) {
            throw new Refused(correlation.position(), "the correlation names no rules");
        }
        boolean temporal = type == Type.TEMPORAL || type == Type.TEMPORAL_ORDERED;
        List<Bound> bounds = new ArrayList<>();
        List<String> fields = List.of();
        if (correlation.has("condition")) {
            Fields condition = condition(correlation);
            bounds.addAll(bounds(condition));
            fields = condition.texts(FIELD);
        } else if (temporal) {
            bounds.add(new Bound(Operator.GTE, BigDecimal.valueOf(rules.stream().distinct().count())));
        } else {
            throw new Refused(correlation.position(), "'condition' is missing");
        }
        if (type == Type.VALUE_COUNT && fields.isEmpty()) {
            throw new Refused(correlation.require("condition").position(), "value_count needs a 'field'");
        }
        return new CorrelationRule(header, type, rules, correlation.texts("group-by"), timespan(correlation),
                List.copyOf(bounds), fields, aliases(correlation),
                correlation.flag("generate") || document.flag("generate"));
    }

    private static Fields condition(Fields correlation) {
        if (correlation.require("condition") instanceof Yaml.Scalar scalar) {
            throw new Refused(scalar.position(), "a condition over rule names is not supported yet");
        }
        return correlation.map("condition");
    }

    private static List<Bound> bounds(Fields condition) {
        List<Bound> bounds = new ArrayList<>();
        for (Yaml.Entry entry : condition.entries()) {
            if (entry.key().equals(FIELD)) {
                continue;
            }
            Operator operator = Operator.of(entry.key())
                    .orElseThrow(() -> new Refused(entry.position(), "the operator '" + entry.key() + "' is unknown"));
            bounds.add(new Bound(operator, ValueParser.number(Fields.scalar(entry.value(), entry.key()))));
        }
        if (bounds.isEmpty()) {
            throw new Refused(condition.position(), "the condition has no bound such as 'gte'");
        }
        return bounds;
    }

    private static Duration timespan(Fields correlation) {
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

    private static Map<String, Map<String, String>> aliases(Fields correlation) {
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
