package ch.meinkonto.soc.sigma.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.TextPattern.Part;

/**
 * Puts values in the place of {@code %name%}, every combination where a value names several. {@code \%} is a percent sign.
 *
 * @param values by name
 */
record Placeholders(Map<String, List<String>> values) {
    private static final Pattern NAME = Pattern.compile("(?<!\\\\)%(\\w+)%", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int MOST_COMBINATIONS = 10_000;

    /** Reads values from a file. */
    static Placeholders read(RuleFile file) {
        return Settings.read(file, document -> {
            Map<String, List<String>> values = new HashMap<>();
            document.entries().forEach(entry -> values.put(entry.key(), document.texts(entry.key())));
            return new Placeholders(Map.copyOf(values));
        });
    }

    /** A text with wildcards, which the supplied values may have too. */
    List<TextPattern> inPattern(Yaml.Scalar value, TextPattern pattern) {
        List<List<TextPattern>> pieces = new ArrayList<>();
        for (Part part : pattern.parts()) {
            if (part instanceof Part.Literal(String text)) {
                Matcher matcher = NAME.matcher(text);
                int last = 0;
                while (matcher.find()) {
                    pieces.add(List.of(plain(text.substring(last, matcher.start()))));
                    pieces.add(supplied(value, matcher.group(1)).stream().map(TextPattern::parse).toList());
                    last = matcher.end();
                }
                pieces.add(List.of(plain(text.substring(last))));
            } else {
                pieces.add(List.of(new TextPattern(List.of(part))));
            }
        }
        return combinations(value, pieces).stream().map(TextPattern::join).toList();
    }

    /** A value that is not a text with wildcards: what is supplied is inserted as it stands. */
    List<Yaml.Scalar> inScalar(Yaml.Scalar value) {
        Matcher matcher = NAME.matcher(value.text());
        List<List<String>> pieces = new ArrayList<>();
        int last = 0;
        while (matcher.find()) {
            pieces.add(List.of(value.text().substring(last, matcher.start())));
            pieces.add(supplied(value, matcher.group(1)));
            last = matcher.end();
        }
        pieces.add(List.of(value.text().substring(last)));
        return combinations(value, pieces).stream()
                .map(each -> new Yaml.Scalar(String.join("", each), value.kind(), value.position()))
                .toList();
    }

    private List<String> supplied(Yaml.Scalar value, String name) {
        List<String> supplied = values.getOrDefault(name, List.of());
        if (supplied.isEmpty()) {
            throw new Refused(value.position(), "the placeholder '%" + name + "%' has no values here");
        }
        return supplied;
    }

    private static TextPattern plain(String text) {
        return TextPattern.literal(text.replace("\\%", "%"));
    }

    private static <T> List<List<T>> combinations(Yaml.Scalar value, List<List<T>> pieces) {
        List<List<T>> combined = List.of(List.of());
        for (List<T> choices : pieces) {
            if ((long) combined.size() * choices.size() > MOST_COMBINATIONS) {
                throw new Refused(value.position(),
                        "the placeholders have more than " + MOST_COMBINATIONS + " combinations");
            }
            List<List<T>> longer = new ArrayList<>(combined.size() * choices.size());
            for (List<T> before : combined) {
                for (T choice : choices) {
                    List<T> with = new ArrayList<>(before);
                    with.add(choice);
                    longer.add(with);
                }
            }
            combined = longer;
        }
        return combined;
    }
}
