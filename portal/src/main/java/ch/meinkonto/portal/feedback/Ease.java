package ch.meinkonto.portal.feedback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How easy something was. */
enum Ease {
    VERY_EASY,
    EASY,
    NEITHER,
    HARD,
    VERY_HARD;

    /** As forms and texts know it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads what a form sent; empty for what nobody could choose. */
    static Optional<Ease> read(String code) {
        return Arrays.stream(values()).filter(ease -> ease.code().equals(code)).findFirst();
    }
}
