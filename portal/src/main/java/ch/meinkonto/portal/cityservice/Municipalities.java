package ch.meinkonto.portal.cityservice;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Municipalities around the city and the largest of the country, by their number at the Federal Statistical Office. A short
 * list, not the official one: of a municipality that is not in it nobody knows the number by rule, and a person finds it.
 */
public final class Municipalities {
    /** The city's own number. */
    public static final int ZURICH = 261;

    private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(62, "Kloten"), Map.entry(66, "Opfikon"),
            Map.entry(69, "Wallisellen"), Map.entry(121, "Wetzikon"), Map.entry(131, "Adliswil"),
            Map.entry(191, "Dübendorf"), Map.entry(198, "Uster"), Map.entry(230, "Winterthur"),
            Map.entry(243, "Dietikon"), Map.entry(247, "Schlieren"), Map.entry(ZURICH, "Zürich"),
            Map.entry(351, "Bern"), Map.entry(1061, "Luzern"), Map.entry(1711, "Zug"), Map.entry(2701, "Basel"),
            Map.entry(3203, "St. Gallen"), Map.entry(4001, "Aarau"), Map.entry(4021, "Baden"),
            Map.entry(5586, "Lausanne"), Map.entry(6621, "Genève"));
    private static final Map<String, Integer> NUMBERS = numbers();

    private Municipalities() {}

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        NAMES.forEach((number, name) -> numbers.put(name.toLowerCase(Locale.ROOT), number));
        return Map.copyOf(numbers);
    }

    /** The number of a municipality other than the city, by its official name in whatever case. */
    public static Optional<Integer> numberOf(String name) {
        return Optional.ofNullable(NUMBERS.get(name.strip().toLowerCase(Locale.ROOT)))
                .filter(number -> number != ZURICH);
    }

    /** The name of a municipality. */
    public static Optional<String> nameOf(int number) {
        return Optional.ofNullable(NAMES.get(number));
    }
}
