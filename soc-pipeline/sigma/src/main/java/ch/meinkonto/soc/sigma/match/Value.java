package ch.meinkonto.soc.sigma.match;

import java.math.BigDecimal;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** One value of an event, with the forms in which rules want it computed once. */
final class Value {
    private final Object raw;
    private final String text;
    private @Nullable String lowerCase;

    Value(Object raw) {
        this.raw = raw;
        this.text = wellFormed(raw.toString());
    }

    /** As it came. */
    String text() {
        return text;
    }

    /** In Unicode lower case of the root locale. */
    String lowerCase() {
        if (lowerCase == null) {
            lowerCase = text.toLowerCase(Locale.ROOT);
        }
        return lowerCase;
    }

    /** As a number, where it is one or is written like one. */
    @Nullable
    BigDecimal number() {
        if (raw instanceof Integer || raw instanceof Long) {
            return BigDecimal.valueOf(((Number) raw).longValue());
        }
        return DecimalText.read(text);
    }

    /** Half of a surrogate pair is no text in any encoding: it becomes the replacement character. */
    private static String wellFormed(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (Character.isSurrogate(text.charAt(index))) {
                StringBuilder mended = new StringBuilder(text.length());
                text.codePoints()
                        .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                                ? 0xfffd
                                : point)
                        .forEach(mended::appendCodePoint);
                return mended.toString();
            }
        }
        return text;
    }
}
