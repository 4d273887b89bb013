package ch.meinkonto.soc.sigma.parse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Filter;
import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.Places;
import ch.meinkonto.soc.sigma.rule.Position;
import ch.meinkonto.soc.sigma.rule.Selection;

/** Reads one document by its kind: rule, correlation or filter. Thread-safe. */
final class DocumentParser {
    private static final String CONDITION = "condition";
    private static final String DETECTION = "detection";
    private static final String CORRELATION = "correlation";
    private static final String FILTER = "filter";
    private static final String RULES = "rules";
    private static final String EXPIRES = "expires";

    private final Placeholders placeholders;
    private final Pipeline pipeline;

    DocumentParser(ParseOptions options) {
        this.placeholders = new Placeholders(options.placeholders());
        this.pipeline = options.pipeline();
    }

    Document parse(Yaml document) {
        Fields fields = Fields.of(document, "a Sigma document");
        if (fields.has("action")) {
            throw new Refused(fields.require("action").position(),
                    "'action' is no longer part of Sigma; write complete documents or a correlation");
        }
        List<String> kinds = List.of(DETECTION, CORRELATION, CorrelationParser.EXTENSION, FILTER).stream()
                .filter(fields::has).toList();
        if (kinds.size() > 1) {
            throw new Refused(fields.position(), "a document is one of " + String.join(" and ", kinds) + ", not both");
        }
        if (CorrelationParser.isCorrelation(fields)) {
            return new Document.Correlation(fields);
        }
        return fields.has(FILTER) ? exclusion(fields) : detection(fields);
    }

    private Document.Detection detection(Fields document) {
        Pipeline.Names names = pipeline.names(LogSources.parse(document.map("logsource")));
        Header header = HeaderParser.parse(document, names::of);
        Fields detection = document.map(DETECTION);
        if (detection.has("timeframe")) {
            throw new Refused(detection.require("timeframe").position(),
                    "'timeframe' is no longer part of Sigma; write a correlation");
        }
        SelectionParser parser = new SelectionParser(placeholders, names);
        Map<String, Selection> selections = selections(detection, parser, Set.of(CONDITION));
        Condition condition = condition(detection.require(CONDITION), selections);
        return new Document.Detection(new DetectionRule(header, names.source(), selections, condition), names,
                places(document, DETECTION, parser));
    }

    /** Sigma filters specification: {@code rules} is a list of names and ids, one of them, or {@code any}. */
    private Document.Exclusion exclusion(Fields document) {
        Pipeline.Names names = pipeline.names(LogSources.parse(document.map("logsource")));
        Header header = HeaderParser.parse(document, names::of);
        Fields filter = document.map(FILTER);
        List<String> rules = filter.texts(RULES);
        if (rules.isEmpty()) {
            throw new Refused(filter.value(RULES).map(Yaml::position).orElse(filter.position()),
                    "the filter names no rules; write 'rules: any' where it is for all of its log source");
        }
        boolean any = filter.require(RULES) instanceof Yaml.Scalar scalar
                && (scalar.text().equalsIgnoreCase("any") || scalar.text().equalsIgnoreCase("all"));
        SelectionParser parser = new SelectionParser(placeholders, names);
        Map<String, Selection> selections = selections(filter, parser, Set.of(CONDITION, RULES));
        Condition condition = condition(filter.require(CONDITION), selections);
        return new Document.Exclusion(new Filter(header, names.source(), any ? List.of() : rules, selections, condition,
                expires(document)), places(document, FILTER, parser));
    }

    private static Map<String, Selection> selections(Fields fields, SelectionParser parser, Set<String> others) {
        Map<String, Selection> selections = new LinkedHashMap<>();
        for (Yaml.Entry entry : fields.entries()) {
            if (!others.contains(entry.key())) {
                selections.put(entry.key(), parser.parse(entry.value()));
            }
        }
        if (selections.isEmpty()) {
            throw new Refused(fields.position(), "there is no selection");
        }
        return Collections.unmodifiableMap(selections);
    }

    /** A list of conditions means that one of them must hold. */
    private static Condition condition(Yaml written, Map<String, Selection> selections) {
        List<Yaml> texts = written instanceof Yaml.Sequence sequence ? sequence.items() : List.of(written);
        List<Condition> alternatives = new ArrayList<>();
        for (Yaml text : texts) {
            Yaml.Scalar scalar = Fields.scalar(text, CONDITION);
            alternatives.add(ConditionParser.parse(scalar.text(), selections.keySet(), scalar.position()));
        }
        if (alternatives.isEmpty()) {
            throw new Refused(written.position(), "the condition is empty");
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : new Condition.Or(List.copyOf(alternatives));
    }

    private static @Nullable LocalDate expires(Fields document) {
        String written = document.text(EXPIRES);
        try {
            return written == null ? null : LocalDate.parse(written);
        } catch (DateTimeException notADate) {
            throw new Refused(document.require(EXPIRES).position(),
                    "'expires' is '" + written + "', not a date such as 2026-12-31");
        }
    }

    private static Places places(Fields document, String kind, SelectionParser parser) {
        return new Places(keys(document, kind), parser.places());
    }

    /** Where the keys of a document stand, and those below the one that makes it what it is. */
    static Map<String, Position> keys(Fields document, String kind) {
        Map<String, Position> keys = new HashMap<>();
        document.entries().forEach(entry -> keys.put(entry.key(), entry.position()));
        document.map(kind).entries().forEach(entry -> keys.put(kind + "/" + entry.key(), entry.position()));
        return keys;
    }
}
