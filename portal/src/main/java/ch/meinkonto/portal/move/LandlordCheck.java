package ch.meinkonto.portal.move;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What comes of comparing what somebody says of their new dwelling with what landlords reported of it: they must report who moves
 * in, where and when (third parties' duty to inform, MERG).
 *
 * @param dwelling key of the dwelling that was compared; about another one it says nothing
 * @param result what came of comparing the names
 * @param reported whom the register has as landlord; empty where it has nobody
 * @param reportedDwelling key of the dwelling the report is about; empty where there is none
 * @param reportedDay from when on the landlord says that it is let; absent where they do not
 */
record LandlordCheck(String dwelling, Result result, String reported, String reportedDwelling,
        @Nullable LocalDate reportedDay) {
    private static final String BETWEEN = "\t";
    private static final int PARTS = 5;
    /** Parts of what was written before dwelling and day were compared. */
    private static final int PARTS_OF_A_NAME = 3;
    /** A lease begins on the first or the sixteenth, and people move some days around it. */
    private static final int DAYS_AROUND = 20;
    /** Words of a name that tell nobody from anybody. */
    private static final Set<String> COMMON = Set.of("ag", "sa", "gmbh", "sarl", "sagl", "und", "et", "e", "der", "die",
            "herr", "frau", "firma");

    /** What can come of comparing the names. */
    enum Result {
        AGREES,
        DIFFERS,
        /** No landlord has reported anything yet. */
        NOT_REPORTED,
        /** The register was away. */
        NOT_ASKED
    }

    /** Compares two names: one may be shorter than the other, and forms of companies do not count. */
    static LandlordCheck of(Dwelling dwelling, String named, Optional<LandlordReport> reported) {
        return reported
                .map(report -> new LandlordCheck(dwelling.key(),
                        agree(words(named), words(report.landlord())) ? Result.AGREES : Result.DIFFERS,
                        report.landlord().replace(BETWEEN, " "), report.dwelling(), report.from()))
                .orElseGet(() -> new LandlordCheck(dwelling.key(), Result.NOT_REPORTED, "", "", null));
    }

    /** The register could not be asked. */
    static LandlordCheck notAsked(Dwelling dwelling) {
        return new LandlordCheck(dwelling.key(), Result.NOT_ASKED, "", "", null);
    }

    /** Whether the report is about another dwelling. */
    boolean isOfAnotherDwelling() {
        return !reportedDwelling.isEmpty() && !reportedDwelling.equals(dwelling);
    }

    /** Whether the landlord lets it from a day on that is far from the day of the move. */
    boolean isOfAnotherDay(LocalDate moved) {
        return reportedDay != null && Math.abs(ChronoUnit.DAYS.between(reportedDay, moved)) > DAYS_AROUND;
    }

    /** Whether a person has to look at it. */
    boolean isDoubtful(LocalDate moved) {
        return result == Result.DIFFERS || result == Result.NOT_ASKED || isOfAnotherDwelling()
                || isOfAnotherDay(moved);
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
        return String.join(BETWEEN, dwelling, result.name(), reported, reportedDwelling,
                reportedDay == null ? "" : reportedDay.toString());
    }

    /** What {@link #write} wrote, now or when names alone were compared. */
    static LandlordCheck read(String line) {
        String[] parts = line.split(BETWEEN, PARTS);
        boolean namesAlone = parts.length == PARTS_OF_A_NAME;
        return new LandlordCheck(parts[0], Result.valueOf(parts[1]), parts[2], namesAlone ? "" : parts[3],
                namesAlone || parts[4].isEmpty() ? null : LocalDate.parse(parts[4]));
    }
}
