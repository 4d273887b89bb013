package ch.meinkonto.ops.simulators.population;

import java.util.List;
import java.util.SplittableRandom;

import ch.meinkonto.ops.ech.Sex;

/** Names of the people: put together, so that few words make many. */
final class Names {
    private static final List<String> STARTS = List.of("Stein", "Wald", "Bach", "Linden", "Rosen", "Sonnen", "Wiesen",
            "Tannen", "Brunnen", "Muster", "Beispiel", "Probe");
    private static final List<String> ENDS = List.of("mann", "egger", "hofer", "bühler", "auer", "thaler");
    private static final List<String> FEMALE = List.of("Anna", "Béatrice", "Chiara", "Daria", "Elena", "Fiona", "Gina",
            "Hanna", "Ida", "Jael", "Livia", "Mia", "Nora", "Olga", "Paula", "Rea");
    private static final List<String> MALE = List.of("Anton", "Beat", "Carlo", "David", "Emil", "François", "Gian",
            "Hugo", "Ivo", "Jan", "Luca", "Matteo", "Nino", "Otto", "Paul", "Reto");

    private Names() {}

    static String official(SplittableRandom household) {
        return pick(STARTS, household) + pick(ENDS, household);
    }

    static String first(Sex sex, SplittableRandom own) {
        List<String> names = sex == Sex.FEMALE ? FEMALE : MALE;
        String first = pick(names, own);
        return own.nextInt(4) == 0 ? first + ' ' + pick(names, own) : first;
    }

    private static String pick(List<String> names, SplittableRandom random) {
        return names.get(random.nextInt(names.size()));
    }
}
