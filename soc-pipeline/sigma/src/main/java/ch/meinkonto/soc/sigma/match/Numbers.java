package ch.meinkonto.soc.sigma.match;

import java.math.BigDecimal;

/** Numbers as rules compare them: by value, whatever they look like. */
final class Numbers {
    /** Not a plain whole number of at most 18 digits. */
    static final long NOT_PLAIN = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 18;

    private Numbers() {}

    /** The same text for all numbers of the same value; of whole numbers up to 18 digits, just the digits. */
    static String canonical(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        boolean whole = stripped.scale() <= 0 && stripped.precision() - (long) stripped.scale() <= MOST_DIGITS;
        return whole ? String.valueOf(stripped.longValueExact()) : stripped.toString();
    }

    /** A whole number written with digits and perhaps a minus sign, else {@link #NOT_PLAIN}. */
    static long plain(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative) {
            at++;
        }
        if (at == to || to - at > MOST_DIGITS) {
            return NOT_PLAIN;
        }
        long number = 0;
        while (at < to) {
            int digit = bytes[at++] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_PLAIN;
            }
            number = number * 10 + digit;
        }
        return negative ? -number : number;
    }

    /** Whether a text may be a number other than a plain one; cheap, and wrong only on the safe side. */
    static boolean mayBeNumber(byte[] bytes, int from, int to) {
        if (from == to) {
            return false;
        }
        byte first = bytes[from];
        return first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.' || first <= ' ';
    }
}
