package ch.meinkonto.auth.contact;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number as ITU-T E.164 writes it: a plus sign, the country, the number, 7 to 15 digits in all.
 *
 * @param value for example {@code +41791234567}
 */
record PhoneNumber(String value) {
    private static final Pattern FORM = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}./'()]|\\p{Cf}");
    private static final String SWITZERLAND = "+41";
    private static final int NATIONAL_DIGITS = 10;
    private static final int LONGEST_TYPED = 40;

    PhoneNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not E.164");
        }
    }

    /** Reads what a person typed: international with + or 00, or Swiss with one 0 in front. */
    static Optional<PhoneNumber> typed(String text) {
        if (text.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        // "+41 (0)79": the zero in brackets is for callers inside the country.
        String digits = BETWEEN.matcher(text.replaceFirst("\\(0\\)", "")).replaceAll("");
        String international = digits;
        if (digits.startsWith("00")) {
            international = '+' + digits.substring(2);
        } else if (digits.startsWith("0") && digits.length() == NATIONAL_DIGITS) {
            international = SWITZERLAND + digits.substring(1);
        }
        return FORM.matcher(international).matches()
                ? Optional.of(new PhoneNumber(international))
                : Optional.empty();
    }

    /** The number with only its end readable: enough to recognise one's own. */
    String hidden() {
        return value.substring(0, 3) + " ••• " + value.substring(value.length() - 2);
    }

    /** Leaves out the number. */
    @Override
    public String toString() {
        return "PhoneNumber";
    }
}
