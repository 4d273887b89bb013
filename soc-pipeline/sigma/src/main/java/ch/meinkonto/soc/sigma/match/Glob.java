package ch.meinkonto.soc.sigma.match;

import java.util.List;

import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.TextPattern.Part;

/** Matches a whole text against a pattern with wildcards. The common shapes take one search of the platform. */
interface Glob {
    boolean matches(String text);

    static Glob of(TextPattern pattern) {
        List<Part> parts = pattern.parts();
        if (!pattern.hasWildcard()) {
            String whole = pattern.text();
            return whole::equals;
        }
        if (parts.stream().allMatch(Part.AnyRun.class::isInstance)) {
            return text -> true;
        }
        if (parts.size() == 2 && parts.get(0) instanceof Part.Literal(String start)
                && parts.get(1) instanceof Part.AnyRun) {
            return text -> text.startsWith(start);
        }
        if (parts.size() == 2 && parts.get(0) instanceof Part.AnyRun
                && parts.get(1) instanceof Part.Literal(String end)) {
            return text -> text.endsWith(end);
        }
        if (parts.size() == 3 && parts.get(0) instanceof Part.AnyRun && parts.get(1) instanceof Part.Literal(String in)
                && parts.get(2) instanceof Part.AnyRun) {
            return text -> text.contains(in);
        }
        return text -> walk(parts, text);
    }

    /** Greedy with one step back: after {@code *}, an earlier {@code *} never needs to be tried again. */
    private static boolean walk(List<Part> parts, String text) {
        int part = 0;
        int at = 0;
        int retryPart = -1;
        int retryAt = 0;
        while (true) {
            int end = part < parts.size() ? step(parts.get(part), text, at) : -1;
            if (part == parts.size() && at == text.length()) {
                return true;
            }
            if (end == RUN) {
                retryPart = part + 1;
                retryAt = at;
                part++;
            } else if (end >= 0) {
                at = end;
                part++;
            } else if (retryPart >= 0 && retryAt < text.length()) {
                retryAt += Character.charCount(text.codePointAt(retryAt));
                at = retryAt;
                part = retryPart;
            } else {
                return false;
            }
        }
    }

    /** Says that a part takes any number of characters. */
    int RUN = -2;

    private static int step(Part part, String text, int at) {
        return switch (part) {
            case Part.AnyRun ignored -> RUN;
            case Part.AnyCharacter ignored -> at < text.length()
                    ? at + Character.charCount(text.codePointAt(at))
                    : -1;
            case Part.Literal(String literal) -> text.startsWith(literal, at) ? at + literal.length() : -1;
        };
    }
}
