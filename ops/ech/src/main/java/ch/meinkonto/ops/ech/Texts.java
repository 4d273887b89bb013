package ch.meinkonto.ops.ech;

import java.net.URI;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** What a text in a message may be. Lengths are counted in UTF-16 units, of which there are never fewer than characters. */
final class Texts {
    private Texts() {}

    /** {@code xs:token}: one line without blanks around it or double within. */
    static String token(String text, int shortest, int longest) {
        if (!text.equals(Lexical.collapsed(text))) {
            throw new IllegalArgumentException("blanks around the text, or several within");
        }
        return text(text, shortest, longest);
    }

    static @Nullable String optionalToken(@Nullable String text, int shortest, int longest) {
        return text == null ? null : token(text, shortest, longest);
    }

    /** {@code xs:string}: any characters XML 1.0 can carry unchanged. */
    static String text(String text, int shortest, int longest) {
        if (text.length() < shortest || text.length() > longest) {
            throw new IllegalArgumentException("length must be from " + shortest + " to " + longest);
        }
        if (!text.codePoints().allMatch(Texts::isWritable)) {
            throw new IllegalArgumentException("a character XML cannot carry");
        }
        return text;
    }

    static @Nullable String optionalText(@Nullable String text, int shortest, int longest) {
        return text == null ? null : text(text, shortest, longest);
    }

    static @Nullable String optionalMatch(@Nullable String text, Pattern pattern, int longest) {
        if (text != null && (text.length() > longest || !pattern.matcher(text).matches())) {
            throw new IllegalArgumentException("not of the form asked for");
        }
        return text;
    }

    /** {@code xs:anyURI}, of which we take those that RFC 3986 and ASCII can write. */
    static String uri(String text) {
        if (text.isEmpty() || !text.equals(URI.create(text).toASCIIString())) {
            throw new IllegalArgumentException("not an address");
        }
        return text;
    }

    static @Nullable String optionalUri(@Nullable String text) {
        return text == null ? null : uri(text);
    }

    /** A carriage return would come back as a line feed (XML 1.0, 2.11). */
    private static boolean isWritable(int character) {
        return character == '\t' || character == '\n' || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD || character >= 0x10000;
    }
}
