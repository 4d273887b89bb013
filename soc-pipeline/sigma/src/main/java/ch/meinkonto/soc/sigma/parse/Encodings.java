package ch.meinkonto.soc.sigma.parse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ch.meinkonto.soc.sigma.parse.Modifiers.Encoding;
import ch.meinkonto.soc.sigma.rule.TextPattern;

/**
 * Changes a text as encoding modifiers ask. Bytes are carried as characters 0 to 255 between two encodings, so that
 * {@code wide|base64offset} sees what an attacker would encode.
 */
final class Encodings {
    private static final Pattern DASH = Pattern.compile("\\B[-/]\\b");
    private static final String DASHES = "-/\u2013\u2014\u2015";
    private static final int MOST_DASHES = 4;
    private static final int[] OFFSET_START = {0, 2, 3};
    private static final int[] OFFSET_CUT = {0, 3, 2};

    private Encodings() {}

    static List<TextPattern> apply(Yaml.Scalar value, TextPattern pattern, Modifiers modifiers) {
        List<TextPattern> variants = List.of(pattern);
        boolean bytes = false;
        for (Encoding encoding : modifiers.encodings()) {
            if (encoding == Encoding.WINDASH) {
                variants = variants.stream().flatMap(each -> windash(value, each)).toList();
                continue;
            }
            if (variants.stream().anyMatch(TextPattern::hasWildcard)) {
                throw new Refused(value.position(), "a text with wildcards cannot be encoded");
            }
            boolean raw = bytes;
            variants = variants.stream()
                    .flatMap(each -> encode(raw ? latin(each.text()) : utf8(each.text()), each.text(), encoding))
                    .map(TextPattern::literal)
                    .toList();
            bytes = true;
        }
        return variants;
    }

    private static Stream<String> encode(byte[] bytes, String text, Encoding encoding) {
        return switch (encoding) {
            case BASE64 -> Stream.of(Base64.getEncoder().encodeToString(bytes));
            case BASE64OFFSET -> offsets(bytes);
            case UTF16LE -> Stream.of(carried(text, StandardCharsets.UTF_16LE));
            case UTF16BE -> Stream.of(carried(text, StandardCharsets.UTF_16BE));
            case UTF16 -> Stream.of("\u00ff\u00fe" + carried(text, StandardCharsets.UTF_16LE));
            case WINDASH -> throw new IllegalStateException("windash keeps wildcards and is applied before");
        };
    }

    /** The three ways in which the bytes look inside a longer base64 text, by their position modulo 3. */
    private static Stream<String> offsets(byte[] bytes) {
        List<String> variants = new ArrayList<>();
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            String encoded = Base64.getEncoder().encodeToString(shifted);
            variants.add(encoded.substring(OFFSET_START[offset],
                    encoded.length() - OFFSET_CUT[shifted.length % 3]));
        }
        return variants.stream().filter(variant -> !variant.isEmpty());
    }

    /** Every way of writing the dashes that begin a word: five dash characters at each place. */
    private static Stream<TextPattern> windash(Yaml.Scalar value, TextPattern pattern) {
        Set<TextPattern> variants = new LinkedHashSet<>(List.of(pattern));
        List<int[]> places = new ArrayList<>();
        for (int part = 0; part < pattern.parts().size(); part++) {
            if (pattern.parts().get(part) instanceof TextPattern.Part.Literal(String text)) {
                Matcher matcher = DASH.matcher(text);
                while (matcher.find()) {
                    places.add(new int[]{part, matcher.start()});
                }
            }
        }
        if (places.size() > MOST_DASHES) {
            throw new Refused(value.position(), "windash with more than " + MOST_DASHES + " dashes in one value");
        }
        for (int[] place : places) {
            for (TextPattern variant : List.copyOf(variants)) {
                DASHES.chars().forEach(dash -> variants.add(replaced(variant, place[0], place[1], (char) dash)));
            }
        }
        return variants.stream();
    }

    private static TextPattern replaced(TextPattern pattern, int part, int index, char dash) {
        List<TextPattern.Part> parts = new ArrayList<>(pattern.parts());
        if (parts.get(part) instanceof TextPattern.Part.Literal(String text)) {
            parts.set(part, new TextPattern.Part.Literal(text.substring(0, index) + dash + text.substring(index + 1)));
        }
        return new TextPattern(List.copyOf(parts));
    }

    private static String carried(String text, Charset charset) {
        return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
