package ch.meinkonto.ops.ech;

import java.util.regex.Pattern;

/**
 * The number of the old-age insurance, which identifies a person in every register (eCH-0044 {@code vnType}): 756, nine digits,
 * and the check digit of EAN-13.
 *
 * @param number all thirteen digits
 */
public record Ahvn13(long number) {
    private static final long FIRST = 7_560_000_000_000L;
    private static final long LAST = 7_569_999_999_999L;
    private static final long LARGEST_BODY = 999_999_999L;
    private static final Pattern TYPED = Pattern.compile("756[. ]?\\d{4}[. ]?\\d{4}[. ]?\\d{2}");
    private static final Pattern WIRE = Pattern.compile("756\\d{10}");

    public Ahvn13 {
        if (number < FIRST || number > LAST || number % 10 != checkDigit(number / 10)) {
            throw new IllegalArgumentException("not an AHV number: range or check digit");
        }
    }

    /** The number with these nine digits between country code and check digit, from 0 to 999,999,999. */
    public static Ahvn13 of(long body) {
        if (body < 0 || body > LARGEST_BODY) {
            throw new IllegalArgumentException("nine digits expected");
        }
        long twelve = FIRST / 10 + body;
        return new Ahvn13(twelve * 10 + checkDigit(twelve));
    }

    /** The number as people write it: with dots, with blanks, or with neither. */
    public static Ahvn13 parse(String typed) {
        if (!TYPED.matcher(typed.strip()).matches()) {
            throw new IllegalArgumentException("an AHV number has thirteen digits and begins with 756");
        }
        return new Ahvn13(Long.parseLong(typed.replaceAll("\\D", "")));
    }

    static Ahvn13 read(String raw) {
        String digits = Lexical.collapsed(raw);
        if (!WIRE.matcher(digits).matches()) {
            throw new IllegalArgumentException("not an AHV number");
        }
        return new Ahvn13(Long.parseLong(digits));
    }

    /** The nine digits between country code and check digit. */
    public long body() {
        return number / 10 % (LARGEST_BODY + 1);
    }

    public String digits() {
        return Long.toString(number);
    }

    /** As people write it, for example {@code 756.1234.5678.97}. */
    public String dotted() {
        String digits = digits();
        return digits.substring(0, 3) + '.' + digits.substring(3, 7) + '.' + digits.substring(7, 11) + '.'
                + digits.substring(11);
    }

    /** Without the number, so that no log line holds it by accident. */
    @Override
    public String toString() {
        return "Ahvn13[756…]";
    }

    /** GS1 General Specifications, 7.9: weights 1 and 3 in turn from the left, the sum filled up to a multiple of ten. */
    private static long checkDigit(long twelve) {
        long sum = 0;
        long rest = twelve;
        for (int place = 0; place < 12; place++) {
            sum += rest % 10 * (place % 2 == 0 ? 3 : 1);
            rest /= 10;
        }
        return (10 - sum % 10) % 10;
    }
}
