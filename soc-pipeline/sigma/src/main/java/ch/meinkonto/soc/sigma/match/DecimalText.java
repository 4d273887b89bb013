package ch.meinkonto.soc.sigma.match;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/** Numbers as they are written in events. */
public final class DecimalText {
    private static final int LONGEST = 100;
    private static final int LARGEST_EXPONENT = 400;

    private DecimalText() {}

    /** The decimal number written in a text, blanks around it aside; null where it is none or absurdly long. */
    public static @Nullable BigDecimal read(String text) {
        String written = text.strip();
        if (written.isEmpty() || written.length() > LONGEST || !startsLikeNumber(written.charAt(0))) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(written);
            return Math.abs((long) number.scale()) > LARGEST_EXPONENT ? null : number;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static boolean startsLikeNumber(char first) {
        return first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
    }
}
