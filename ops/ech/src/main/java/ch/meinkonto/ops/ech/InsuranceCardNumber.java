package ch.meinkonto.ops.ech;

import java.util.regex.Pattern;

/**
 * The number of a Swiss health insurance card: 80 (health), 756 (Switzerland), five digits of the insurer, nine of the card, and
 * the check digit of ISO/IEC 7812-1 (Luhn). Public sources give the length and the first five digits; the check digit is the
 * one that ISO/IEC 7812 asks of numbers beginning with 80.
 *
 * @param digits all twenty
 */
public record InsuranceCardNumber(String digits) {
    private static final Pattern FORM = Pattern.compile("80756\\d{15}");
    private static final int INSURERS = 100_000;
    private static final int CARDS = 1_000_000_000;

    public InsuranceCardNumber {
        if (!FORM.matcher(digits).matches() || luhn(digits) != 0) {
            throw new IllegalArgumentException("not the number of an insurance card: form or check digit");
        }
    }

    /** The number of an insurer's card. */
    public static InsuranceCardNumber of(int insurer, int card) {
        if (insurer < 0 || insurer >= INSURERS || card < 0 || card >= CARDS) {
            throw new IllegalArgumentException("five digits of the insurer and nine of the card");
        }
        String body = "80756%05d%09d".formatted(insurer, card);
        return new InsuranceCardNumber(body + (10 - luhn(body + '0')) % 10);
    }

    /** The number as people type it, with blanks wherever they like. */
    public static InsuranceCardNumber parse(String typed) {
        return new InsuranceCardNumber(typed.replaceAll("\\s", ""));
    }

    /** The insurer's five digits. */
    public int insurer() {
        return Integer.parseInt(digits.substring(5, 10));
    }

    /** The card's nine digits. */
    public int card() {
        return Integer.parseInt(digits.substring(10, 19));
    }

    /** Without the number, which identifies a person. */
    @Override
    public String toString() {
        return "InsuranceCardNumber[80756…]";
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10;
    }
}
