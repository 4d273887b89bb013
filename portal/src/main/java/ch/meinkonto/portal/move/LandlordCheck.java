package ch.meinkonto.portal.move;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What comes of comparing the landlord somebody names with what landlords reported of the dwelling: they must report who moves
 * in (third parties' duty to inform, MERG).
 *
 * @param dwelling key of the dwelling that was compared; about another one it says nothing
 * @param result what came of it
 * @param reported whom the register has as landlord; empty where it has nobody
 */
record LandlordCheck(String dwelling, Result result, String reported) {
    private static final String BETWEEN = "\t";
    private static final int PARTS = 3;
    /** Words of a name that tell nobody from anybody. */
    private static final Set<String> COMMON = Set.of("ag", "sa", "gmbh", "sarl", "sagl", "und", "et", "e", "der", "die",
            "herr", "frau", "firma");

    /** What can come of it. */
    enum Result {
        AGREES,
        DIFFERS,
        /** No landlord has reported anything yet. */
        NOT_REPORTED,
        /** The register was away. */
        NOT_ASKED;

        /** Whether a person has to look at it. */
        boolean isDoubtful() {
            return this == DIFFERS || this == NOT_ASKED;
        }
    }

    /** Compares two names: one may be shorter than the other, and forms of companies do not count. */
    static LandlordCheck of(Dwelling dwelling, String named, Optional<String> reported) {
        Result result = reported.map(landlord -> agree(words(named), words(landlord)) ? Result.AGREES : Result.DIFFERS)
                .orElse(Result.NOT_REPORTED);
        return new LandlordCheck(dwelling.key(), result, reported.orElse("").replace(BETWEEN, " "));
    }

    /** The register could not be asked. */
    static LandlordCheck notAsked(Dwelling dwelling) {
        return new LandlordCheck(dwelling.key(), Result.NOT_ASKED, "");
    }

    private static boolean agree(Set<String> one, Set<String> other) {
        return !one.isEmpty() && !other.isEmpty() && (one.containsAll(other) || other.containsAll(one));
    }

    private static Set<String> words(String name) {
        String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ");
        return Arrays.stream(plain.split(" "))
                .filter(word -> !word.isEmpty() && !COMMON.contains(word))
                .collect(Collectors.toUnmodifiableSet());
    }

    String write() {
        return String.join(BETWEEN, dwelling, result.name(), reported);
    }

    /** What {@link #write} wrote. */
    static LandlordCheck read(String line) {
        String[] parts = line.split(BETWEEN, PARTS);
        return new LandlordCheck(parts[0], Result.valueOf(parts[1]), parts[2]);
    }
}
