package ch.meinkonto.soc.sigma.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import ch.meinkonto.soc.sigma.rule.Header;

/**
 * Takes the renaming of fields into correlations. A correlation has no log source; each of its rules may have its own names.
 * So a field that is called otherwise in the events of a rule becomes an alias: the findings keep the name of the author.
 */
final class CorrelationNames {
    private static final String CONDITION = "condition";
    private static final String RULES = "rules";
    private static final String ALIASES = "aliases";

    private final boolean nothingToDo;
    private final Map<String, Document> references = new HashMap<>();

    CorrelationNames(Pipeline pipeline, List<Document> documents) {
        this.nothingToDo = pipeline.isNone();
        if (!nothingToDo) {
            documents.forEach(this::remember);
        }
    }

    private void remember(Document document) {
        switch (document) {
            case Document.Detection detection -> {
                Header header = detection.rule().header();
                Stream.of(header.id(), header.name()).filter(Objects::nonNull)
                        .forEach(name -> references.putIfAbsent(name, document));
            }
            case Document.Correlation(Fields fields) -> Stream.of("id", "name")
                    .map(fields::text)
                    .filter(Objects::nonNull)
                    .forEach(name -> references.putIfAbsent(name, document));
            case Document.Exclusion ignored -> {
            }
        }
    }

    /** The document with aliases for what is renamed. */
    Fields renamed(Fields document) {
        if (nothingToDo) {
            return document;
        }
        Fields correlation = document.map(CorrelationParser.key(document));
        Map<String, List<Yaml.Entry>> aliases = written(correlation);
        for (String field : fields(correlation)) {
            if (!aliases.containsKey(field)) {
                List<Yaml.Entry> perRule = new ArrayList<>();
                for (String rule : correlation.texts(RULES)) {
                    String renamed = renamed(rule, field);
                    if (!renamed.equals(field)) {
                        perRule.add(entry(rule, renamed, correlation));
                    }
                }
                if (!perRule.isEmpty()) {
                    aliases.put(field, perRule);
                }
            }
        }
        if (aliases.isEmpty()) {
            return document;
        }
        List<Yaml.Entry> entries = aliases.entrySet().stream()
                .map(alias -> new Yaml.Entry(alias.getKey(), correlation.position(),
                        new Yaml.Mapping(alias.getValue(), correlation.position())))
                .toList();
        Fields replaced = correlation.with(ALIASES, new Yaml.Mapping(entries, correlation.position()));
        return document.with(CorrelationParser.key(document), replaced.mapping());
    }

    /** The aliases of the author, whose fields are renamed too. */
    private Map<String, List<Yaml.Entry>> written(Fields correlation) {
        Map<String, List<Yaml.Entry>> aliases = new LinkedHashMap<>();
        if (correlation.has(ALIASES)) {
            for (Yaml.Entry alias : correlation.map(ALIASES).entries()) {
                aliases.put(alias.key(), Fields.of(alias.value(), "an alias").entries().stream()
                        .map(rule -> entry(rule.key(),
                                renamed(rule.key(), Fields.scalar(rule.value(), rule.key()).text()),
                                correlation))
                        .toList());
            }
        }
        return aliases;
    }

    private static Set<String> fields(Fields correlation) {
        Set<String> fields = new LinkedHashSet<>(correlation.texts("group-by"));
        if (correlation.value(CONDITION).orElse(null) instanceof Yaml.Mapping) {
            fields.addAll(correlation.map(CONDITION).texts("field"));
        }
        return fields;
    }

    private static Yaml.Entry entry(String rule, String field, Fields correlation) {
        return new Yaml.Entry(rule, correlation.position(),
                new Yaml.Scalar(field, Yaml.Kind.TEXT, correlation.position()));
    }

    private String renamed(String rule, String field) {
        return names(rule, new HashSet<>()).map(names -> names.of(field).getFirst()).orElse(field);
    }

    /** The names of a rule; of a correlation, those of the first rule about single events below it. */
    private Optional<Pipeline.Names> names(String reference, Set<String> seen) {
        if (!seen.add(reference)) {
            return Optional.empty();
        }
        return switch (references.get(reference)) {
            case Document.Detection detection -> Optional.of(detection.names());
            case Document.Correlation(Fields fields) -> fields.map(CorrelationParser.key(fields)).texts(RULES).stream()
                    .flatMap(rule -> names(rule, seen).stream())
                    .findFirst();
            case null -> Optional.empty();
            case Document.Exclusion ignored -> Optional.empty();
        };
    }
}
