package ch.meinkonto.portal.move;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The number of a chip that tells a dog from every other (ISO 11784): fifteen digits, of which the first three say the country
 * or the maker.
 *
 * @param digits fifteen digits
 */
record ChipNumber(String digits) {
    private static final Pattern FORM = Pattern.compile("\\d{15}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s.'’-]+");
    private static final Pattern BETWEEN = Pattern.compile("[,;/\\n\\r]+");
    /** Numbers of chips that were made to test readers; no animal wears one. */
    private static final String TEST = "999";
    private static final String NOBODY = "000";

    ChipNumber {
        if (!FORM.matcher(digits).matches() || digits.startsWith(TEST) || digits.startsWith(NOBODY)) {
            throw new IllegalArgumentException("not the number of a chip");
        }
    }

    /**
     * Reads one number, or several with commas between them, as people write them.
     *
     * @throws IllegalArgumentException when one is none, or stands there twice
     */
    static List<ChipNumber> parseAll(String written) {
        List<ChipNumber> numbers = Arrays.stream(BETWEEN.split(written))
                .map(part -> SEPARATORS.matcher(part).replaceAll(""))
                .filter(part -> !part.isEmpty())
                .map(ChipNumber::new)
                .toList();
        if (numbers.isEmpty() || numbers.stream().distinct().count() < numbers.size()) {
            throw new IllegalArgumentException("no number, or one twice");
        }
        return numbers;
    }

    /** All of them, as {@link #parseAll} reads them. */
    static String writeAll(List<ChipNumber> numbers) {
        return String.join(", ", numbers.stream().map(ChipNumber::digits).toList());
    }
}
