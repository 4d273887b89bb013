package ch.meinkonto.ops.simulators.federal;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.simulators.population.Population;
import ch.meinkonto.ops.simulators.population.Resident;

/**
 * Who has a federal login: strangers, and some of those the residents register knows, so that what needs both can be tried. A
 * parent of two children and their partner, a parent with a grown child, and one for each reason to keep somebody off the
 * internet that a register does not tell.
 */
@Component
public class FederalPeople {
    private static final int[] PLACES = {10, 11, 17, 39, 49};
    private static final int LEVEL = 400;

    private final List<FederalPerson> all;

    FederalPeople(Population population) {
        this.all = Stream.concat(FederalPerson.STRANGERS.stream(), IntStream.of(PLACES)
                .filter(place -> place < population.size())
                .mapToObj(place -> federal(population.resident(place)))).toList();
    }

    private static FederalPerson federal(Resident resident) {
        return new FederalPerson("F-resident-" + resident.index(), resident.firstNames(), resident.officialName(),
                "resident-" + resident.index() + "@example.ch", true, LEVEL, resident.birth());
    }

    /** All of them, strangers first. */
    public List<FederalPerson> all() {
        return all;
    }

    Optional<FederalPerson> of(String subject) {
        return all.stream().filter(person -> person.subject().equals(subject)).findFirst();
    }
}
