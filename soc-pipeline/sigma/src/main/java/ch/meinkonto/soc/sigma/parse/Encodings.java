package ch.meinkonto.soc.sigma.parse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import ch.meinkonto.soc.sigma.parse.Modifiers.Encoding;
import ch.meinkonto.soc.sigma.rule.TextPattern;

/**
 * Changes a text as encoding modifiers ask. Bytes are carried as characters 0 to 255 between two encodings, so that
 * {@code wide|base64offset} sees what an attacker would encode.
 */
final class Encodings {
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

    private static Stream<TextPattern> windash(Yaml.Scalar value, TextPattern pattern) {
        Dashes dashes = new Dashes(value, pattern);
        if (dashes.tooMany()) {
            throw new Refused(value.position(), "windash with so many dashes cannot be combined with another encoding");
        }
        return dashes.variants().stream();
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
