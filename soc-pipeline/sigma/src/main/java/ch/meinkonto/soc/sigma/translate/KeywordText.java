package ch.meinkonto.soc.sigma.translate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.TextPattern.Part;

/**
 * A text of a rule as the plainest query of a keyword field that says the same: {@code term}, {@code prefix} or
 * {@code wildcard}. Where ASCII is not the whole truth about its letters, there is none.
 */
final class KeywordText {
    /** Elasticsearch refuses longer prefixes, patterns and expressions ({@code index.max_regex_length}). */
    static final int LONGEST = 1_000;

    private KeywordText() {}

    /**
     * The query.
     *
     * @param pattern in lower case already, unless {@code cased}
     */
    static Optional<Clause> plain(String field, TextPattern pattern, boolean cased) {
        List<Part> parts = pattern.parts();
        if (parts.stream().anyMatch(Part.AnyCharacter.class::isInstance) || !cased && !asciiLetters(parts)) {
            return Optional.empty();
        }
        String text = pattern.text();
        boolean folds = !cased && text.chars().anyMatch(each -> each >= 'a' && each <= 'z');
        if (!pattern.hasWildcard()) {
            return Optional.of(folds
                    ? Clause.single("term", field, valued(text, true))
                    : new Clause.Term(field, text));
        }
        if (parts.size() == 2 && parts.getLast() instanceof Part.AnyRun && text.length() <= LONGEST) {
            return Optional.of(Clause.single("prefix", field, valued(text, folds)));
        }
        String written = wildcards(parts);
        return written.length() <= LONGEST
                ? Optional.of(Clause.single("wildcard", field, valued(written, folds)))
                : Optional.empty();
    }

    /** Whether upper and lower case of ASCII are all the forms the letters have where they stand. */
    private static boolean asciiLetters(List<Part> parts) {
        for (int index = 0; index < parts.size(); index++) {
            if (parts.get(index) instanceof Part.Literal(String text)) {
                boolean beforeWildcard = index + 1 < parts.size();
                if (!text.codePoints().allMatch(KeywordText::ascii) || beforeWildcard && text.endsWith("i")) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean ascii(int character) {
        CharacterSet same = Letters.withLowerCase(character);
        boolean sigma = character == Letters.SIGMA || character == Letters.FINAL_SIGMA;
        return !sigma && (same.size() == 1 || same.ascii());
    }

    private static String wildcards(List<Part> parts) {
        StringBuilder written = new StringBuilder();
        for (Part part : parts) {
            written.append(switch (part) {
                case Part.AnyRun ignored -> "*";
                case Part.AnyCharacter ignored -> "?";
                case Part.Literal(String text) -> text.replaceAll("[\\\\*?]", "\\\\$0");
            });
        }
        return written.toString();
    }

    private static Map<String, Object> valued(String value, boolean folds) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("value", value);
        if (folds) {
            body.put("case_insensitive", true);
        }
        return body;
    }
}
