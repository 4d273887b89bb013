package ch.meinkonto.ops.simulators.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.ResidencePermit.Category;
import ch.meinkonto.ops.simulators.population.Resident.Protection;
import ch.meinkonto.ops.simulators.population.Resident.Role;

/** The same people whenever asked, and every kind of person somebody has to be careful with. */
class PopulationTests {
    private static final PopulationSettings SETTINGS = new PopulationSettings(261, 6000);
    private final City city = new City(SETTINGS);
    private final Population population = new Population(SETTINGS, city);

    @Test
    void isTheSameFromTheSameSeedAndAnotherFromAnother() {
        Population again = new Population(SETTINGS, new City(SETTINGS));
        Population other = new Population(new PopulationSettings(262, 6000), city);

        assertThat(again.residents().toList()).isEqualTo(population.residents().toList()).hasSize(6000);
        assertThat(other.resident(17).birth()).isNotEqualTo(population.resident(17).birth());
    }

    @Test
    void findsEverybodyByTheirNumberAndGivesNoNumberTwice() {
        assertThat(population.residents()).allSatisfy(
                resident -> assertThat(population.byAhvn13(resident.ahvn13())).contains(resident));
        assertThat(population.residents().map(Resident::ahvn13).collect(Collectors.toSet())).hasSize(6000);
        assertThat(population.byAhvn13(Ahvn13.of(123_456_789))).isEmpty();
        assertThat(population.byAhvn13(Ahvn13.of(999_906_000))).isEmpty();
    }

    @Test
    void putsNoTwoHouseholdsIntoOneDwelling() {
        assertThat(population.residents()).allSatisfy(resident -> {
            assertThat(population.household(resident)).doesNotContain(resident).allSatisfy(other -> {
                assertThat(other.home()).isEqualTo(resident.home());
                assertThat(other.officialName()).isEqualTo(resident.officialName());
            });
            assertThat(resident.home().ewid()).isLessThan(resident.home().building().dwellings());
        });
        assertThat(population.residents().collect(Collectors.groupingBy(Resident::home))).hasSize(3000);
    }

    @Test
    void hasEveryKindOfPersonWhoseMoveIsNotSimple() {
        assertThat(population.residents().map(Resident::protection)).contains(Protection.values());
        assertThat(population.residents().map(Resident::role)).contains(Role.values());
        assertThat(population.residents().filter(resident -> resident.permit() != null)
                .map(resident -> resident.permit().category()))
                .contains(Category.B, Category.C, Category.F, Category.L, Category.N, Category.S);
        LocalDate day = LocalDate.of(2026, 11, 28);
        assertThat(population.residents().filter(resident -> resident.role() == Role.CHILD))
                .noneMatch(resident -> resident.isOfAge(day));
        assertThat(population.residents().filter(resident -> resident.role() == Role.GROWN_CHILD))
                .allMatch(resident -> resident.isOfAge(day));
    }

    @Test
    void findsHousesAndDwellings() {
        assertThat(city.size()).isEqualTo(700);
        assertThat(city.buildings()).allSatisfy(building -> {
            assertThat(city.byEgid(building.egid())).contains(building);
            assertThat(city.search(building.street().toUpperCase(), building.house(), 20)).containsExactly(building);
            Home last = new Home(building, building.dwellings());
            assertThat(city.byOfficialNumber(last.officialNumber())).contains(last);
        });
        assertThat(city.search("Neubauweg", "1", 20)).isEmpty();
        assertThat(city.search("Muster", "", 20)).hasSize(20);
        assertThat(Arrays.asList("", "x", "9999901", "0000000", "0000007", "12345678"))
                .allSatisfy(number -> assertThat(city.byOfficialNumber(number)).isEmpty());
    }

    @Test
    void hasNeitherNobodyNorTooMany() {
        assertThat(new PopulationSettings(1, 90_000).size()).isEqualTo(90_000);
        assertThatIllegalArgumentException().isThrownBy(() -> new PopulationSettings(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PopulationSettings(1, 90_001));
    }
}
