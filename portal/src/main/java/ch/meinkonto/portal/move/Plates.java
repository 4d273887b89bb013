package ch.meinkonto.portal.move;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Number plates of any country, for the road traffic office: read widely, because it looks them up itself. */
final class Plates {
    private static final Pattern BETWEEN = Pattern.compile("[,;/\\n\\r]+");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s.·•'’_-]+");
    /** Letters and digits, of both some or digits alone; no country has longer ones. */
    private static final Pattern FORM = Pattern.compile("(?=.*\\d)[A-Z0-9]{2,10}");
    private static final Pattern SWISS = Pattern.compile("([A-Z]{2})(\\d{1,6})");

    private Plates() {}

    /**
     * Reads one plate, or several with commas between them.
     *
     * @throws IllegalArgumentException when one is none
     */
    static List<String> parseAll(String written) {
        List<String> plates = Arrays.stream(BETWEEN.split(written))
                .map(part -> SEPARATORS.matcher(part).replaceAll("").toUpperCase(Locale.ROOT))
                .filter(part -> !part.isEmpty())
                .map(Plates::written)
                .distinct()
                .toList();
        if (plates.isEmpty()) {
            throw new IllegalArgumentException("no plate");
        }
        return plates;
    }

    private static String written(String compact) {
        if (!FORM.matcher(compact).matches()) {
            throw new IllegalArgumentException("not a plate");
        }
        Matcher swiss = SWISS.matcher(compact);
        return swiss.matches() ? swiss.group(1) + " " + swiss.group(2) : compact;
    }

    /** All of them, as {@link #parseAll} reads them. */
    static String writeAll(List<String> plates) {
        return String.join(", ", plates);
    }
}
