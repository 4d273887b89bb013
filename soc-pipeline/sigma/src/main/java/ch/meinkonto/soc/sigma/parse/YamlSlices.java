package ch.meinkonto.soc.sigma.parse;

import java.util.ArrayList;
import java.util.List;

import org.yaml.snakeyaml.reader.StreamReader;

import ch.meinkonto.soc.sigma.rule.Rejection;

/**
 * Cuts a file before each line that begins a document, so that one broken document does not take those after it along. Such
 * a line cannot be part of anything else (YAML 1.2.2, section 9.1.2).
 */
final class YamlSlices {
    private static final String MARKER = "---";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int FIRST_STRAY = 0xDC80;
    private static final int LAST_STRAY = 0xDCFF;

    /**
     * Part of a file.
     *
     * @param text from the marker on, or from the beginning of the file
     * @param line of the file with which it begins, from 1
     */
    record Slice(String text, int line) {
        /** The refusal of the first character that must not be in a document. */
        Rejection unprintable(String file) {
            int lines = line;
            int lineStart = 0;
            for (int index = 0; index < text.length(); index += Character.charCount(text.codePointAt(index))) {
                int character = text.codePointAt(index);
                if (!StreamReader.isPrintable(character)) {
                    return new Rejection(file, lines, text.codePointCount(lineStart, index) + 1, reason(character));
                }
                if (breaksLine(text, index)) {
                    lines++;
                    lineStart = index + 1;
                }
            }
            return new Rejection(file, line, 1, "a character is not allowed here");
        }

        private static String reason(int character) {
            return character >= FIRST_STRAY && character <= LAST_STRAY
                    ? "byte 0x%02X is not UTF-8".formatted(character & 0xff)
                    : "the character U+%04X is not allowed".formatted(character);
        }

        private boolean isPrologue() {
            return text.startsWith("%") && text.lines().allMatch(each -> each.isBlank() || each.startsWith("#")
                    || each.startsWith("%"));
        }
    }

    private YamlSlices() {}

    static List<Slice> of(String text) {
        int begin = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        if (text.indexOf("\n" + MARKER) < 0 && text.indexOf("\r" + MARKER) < 0) {
            return List.of(new Slice(text.substring(begin), 1));
        }
        List<Slice> slices = new ArrayList<>();
        int line = 1;
        int beginLine = 1;
        for (int index = begin; index < text.length(); index++) {
            if (breaksLine(text, index)) {
                line++;
                if (isMarker(text, index + 1)) {
                    Slice before = new Slice(text.substring(begin, index + 1), beginLine);
                    if (!before.isPrologue()) {
                        slices.add(before);
                        begin = index + 1;
                        beginLine = line;
                    }
                }
            }
        }
        slices.add(new Slice(text.substring(begin), beginLine));
        return slices;
    }

    private static boolean isMarker(String text, int index) {
        int end = index + MARKER.length();
        return text.startsWith(MARKER, index) && (end == text.length() || Character.isWhitespace(text.charAt(end)));
    }

    /** Counts lines as the parser does. */
    private static boolean breaksLine(String text, int index) {
        return switch (text.charAt(index)) {
            case '\n', '\u0085', '\u2028', '\u2029' -> true;
            case '\r' -> index + 1 == text.length() || text.charAt(index + 1) != '\n';
            default -> false;
        };
    }
}
