package ch.meinkonto.portal.parkingpermit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.meinkonto.portal.cityservice.References;

/**
 * The reference on a bill: 26 digits and a check digit (modulo 10 recursive), from which the permit can be read back.
 *
 * <p>
 * Source: Swiss Payment Standards, implementation guidelines QR-bill, annex B.
 *
 * @param digits 27 digits
 */
record BillReference(String digits) {
    private static final Pattern PERMIT = Pattern.compile("PK-([0-9]{4})-([" + References.LETTERS + "]{8})");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{27}");
    private static final int[] CARRY = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};
    private static final int BITS_OF_A_LETTER = 5;

    BillReference {
        if (!DIGITS.matcher(digits).matches() || checkDigitOf(digits.substring(0, 26)) != digits.charAt(26) - '0') {
            throw new IllegalArgumentException("not the reference of a bill");
        }
    }

    /** The reference on the bill for a request, for example {@code PK-2027-7F3K9Q2M}. */
    static BillReference of(String permitReference) {
        Matcher parts = PERMIT.matcher(permitReference);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no bill for " + permitReference);
        }
        long number = 0;
        for (char letter : parts.group(2).toCharArray()) {
            number = number << BITS_OF_A_LETTER | References.LETTERS.indexOf(letter);
        }
        String body = "0".repeat(9) + parts.group(1) + "0".repeat(13 - Long.toString(number).length()) + number;
        return new BillReference(body + checkDigitOf(body));
    }

    /** Reads what a bank tells; empty where it is the reference of no bill. */
    static Optional<BillReference> read(String written) {
        try {
            return Optional.of(new BillReference(written.replace(" ", "")));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The request it was made for; empty where it was made for something else. */
    Optional<String> permitReference() {
        long number = Long.parseLong(digits.substring(13, 26));
        int letters = 8;
        if (!digits.startsWith("0".repeat(9)) || number >>> letters * BITS_OF_A_LETTER != 0) {
            return Optional.empty();
        }
        StringBuilder reference = new StringBuilder("PK-").append(digits, 9, 13).append('-');
        for (int letter = letters - 1; letter >= 0; letter--) {
            reference.append(References.LETTERS.charAt((int) (number >>> letter * BITS_OF_A_LETTER & 31)));
        }
        return Optional.of(reference.toString());
    }

    private static int checkDigitOf(String body) {
        int carry = 0;
        for (char digit : body.toCharArray()) {
            carry = CARRY[(carry + digit - '0') % 10];
        }
        return (10 - carry) % 10;
    }
}
