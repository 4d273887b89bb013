package ch.meinkonto.soc.sigma.parse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.rule.Rejection;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;
import ch.meinkonto.soc.sigma.rule.Selection;

/** Reads Sigma files and links their rules. Never throws for what is written in a file: it becomes a rejection. */
public final class RuleParser {
    private static final String CONDITION = "condition";

    private final List<Rule> rules = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    private RuleParser() {}

    /** Reads all documents of all files; references may cross files. */
    public static RuleSet parse(Collection<RuleFile> files) {
        RuleParser parser = new RuleParser();
        files.forEach(parser::file);
        return new RuleLinker(parser.rules, parser.rejections).link();
    }

    /** Reads the documents of one file. */
    public static RuleSet parse(String name, String text) {
        return parse(List.of(new RuleFile(name, text)));
    }

    private void file(RuleFile file) {
        for (Yaml document : new YamlReader(file.name(), rejections).read(file.text())) {
            try {
                rules.add(document(document));
            } catch (Refused refused) {
                rejections.add(refused.rejection());
            }
        }
    }

    private static Rule document(Yaml document) {
        Fields fields = Fields.of(document, "a Sigma document");
        if (fields.has("action")) {
            throw new Refused(fields.require("action").position(),
                    "'action' is no longer part of Sigma; write complete documents or a correlation");
        }
        if (fields.has("filter")) {
            throw new Refused(fields.require("filter").position(), "Sigma filters are not supported yet");
        }
        Header header = HeaderParser.parse(fields);
        if (CorrelationParser.isCorrelation(fields)) {
            return CorrelationParser.parse(header, fields);
        }
        return detection(header, fields);
    }

    private static DetectionRule detection(Header header, Fields document) {
        LogSource source = logSource(document.map("logsource"));
        Fields detection = document.map("detection");
        Map<String, Selection> selections = new LinkedHashMap<>();
        for (Yaml.Entry entry : detection.entries()) {
            if (!entry.key().equals(CONDITION) && !entry.key().equals("timeframe")) {
                selections.put(entry.key(), SelectionParser.parse(entry.value()));
            }
        }
        if (detection.has("timeframe")) {
            throw new Refused(detection.require("timeframe").position(),
                    "'timeframe' is no longer part of Sigma; write a correlation");
        }
        if (selections.isEmpty()) {
            throw new Refused(detection.position(), "the rule has no selection");
        }
        Map<String, Selection> all = Collections.unmodifiableMap(selections);
        return new DetectionRule(header, source, all, condition(detection.require(CONDITION), all));
    }

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

    private static LogSource logSource(Fields fields) {
        String category = fields.text("category");
        String product = fields.text("product");
        String service = fields.text("service");
        if (category == null && product == null && service == null) {
            throw new Refused(fields.position(), "the log source names neither category, product nor service");
        }
        return new LogSource(category, product, service);
    }
}
