package ch.meinkonto.soc.sigma.parse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.sigma.rule.Filter;
import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.Places;
import ch.meinkonto.soc.sigma.rule.Rejection;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Reads Sigma files and links their rules. Never throws for what is written in a file: it becomes a rejection. */
public final class RuleParser {
    private final ParseOptions options;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();
    private final Map<String, Places> places = new HashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();

    private RuleParser(ParseOptions options) {
        this.options = options;
    }

    /** Reads all documents of all files; references may cross files. */
    public static RuleSet parse(Collection<RuleFile> files) {
        return parse(files, ParseOptions.plain());
    }

    /** The same with placeholders, renamed fields or a day on which filters must still be in force. */
    public static RuleSet parse(Collection<RuleFile> files, ParseOptions options) {
        return new RuleParser(options).all(files);
    }

    /** Reads the documents of one file. */
    public static RuleSet parse(String name, String text) {
        return parse(List.of(new RuleFile(name, text)));
    }

    /**
     * What one file holds.
     *
     * @param documents those that could be read, in order
     * @param rejections why the others could not
     */
    private record Contents(List<Document> documents, List<Rejection> rejections) {}

    /** Files are read beside each other; what depends on more than one comes after. */
    private RuleSet all(Collection<RuleFile> files) {
        DocumentParser parser = new DocumentParser(options);
        List<Contents> contents = files.parallelStream().map(file -> contents(parser, file)).toList();
        List<Document> documents = contents.stream().flatMap(each -> each.documents().stream()).toList();
        contents.forEach(each -> rejections.addAll(each.rejections()));
        CorrelationNames names = new CorrelationNames(options.pipeline(), documents);
        documents.forEach(document -> take(document, names));
        return new RuleLinker(rules, rejections).link(new FilterLinker(filters, options.today()), places);
    }

    private static Contents contents(DocumentParser parser, RuleFile file) {
        List<Document> documents = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        for (Yaml document : new YamlReader(file.name(), rejections).read(file.text())) {
            try {
                documents.add(parser.parse(document));
            } catch (Refused refused) {
                rejections.add(refused.rejection());
            }
        }
        return new Contents(documents, rejections);
    }

    private void take(Document document, CorrelationNames names) {
        switch (document) {
            case Document.Detection detection -> add(detection.rule(), detection.places());
            case Document.Exclusion exclusion -> {
                filters.add(exclusion.filter());
                places.putIfAbsent(exclusion.filter().header().key(), exclusion.places());
            }
            case Document.Correlation(Fields written) -> {
                try {
                    Header header = HeaderParser.parse(written, List::of);
                    add(CorrelationParser.parse(header, names.renamed(written)),
                            new Places(DocumentParser.keys(written, CorrelationParser.key(written)), Map.of()));
                } catch (Refused refused) {
                    rejections.add(refused.rejection());
                }
            }
        }
    }

    private void add(Rule rule, Places where) {
        rules.add(rule);
        places.putIfAbsent(rule.key(), where);
    }
}
