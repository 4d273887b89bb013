package ch.meinkonto.portal.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.datedrule.Tariff;
import ch.meinkonto.portal.move.MoveFields.Direction;

/** What a move costs, for whoever moves and whatever the tariffs say. */
class MoveFeesTests {
    private static final MoveFees OURS = new MoveFees(tariff(0, 20, 20, 20), tariff(0, 0, 20, 31));

    private static Tariff tariff(int swissWithin, int swissArrival, int foreignWithin, int foreignArrival) {
        return new Tariff.ByClass(new TreeMap<>(Map.of("swiss-within-city", BigDecimal.valueOf(swissWithin),
                "swiss-arrival", BigDecimal.valueOf(swissArrival), "foreign-within-city",
                BigDecimal.valueOf(foreignWithin), "foreign-arrival", BigDecimal.valueOf(foreignArrival))));
    }

    @Example
    void aFamilyThatArrivesPaysForEachAndTheMigrationOfficeBillsTheForeignersAlone() {
        List<RegisteredPerson> family = List.of(TestMoves.citizen("Eva"), TestMoves.foreigner("Luis"),
                TestMoves.foreigner("Ana"));
        assertThat(OURS.ofTheCity(Direction.IN, family)).isEqualTo(Money.francs(60));
        assertThat(OURS.ofTheMigrationOffice(Direction.IN, family)).isEqualTo(Money.francs(62));
        assertThat(OURS.ofTheCity(Direction.WITHIN, family)).isEqualTo(Money.francs(40));
        assertThat(OURS.ofTheMigrationOffice(Direction.WITHIN, family)).isEqualTo(Money.francs(40));
    }

    @Property
    void leavingCostsNothingWhateverTheTariffs(@ForAll("fees") MoveFees fees,
            @ForAll("movers") List<RegisteredPerson> movers) {
        assertThat(fees.ofTheCity(Direction.OUT, movers)).isEqualTo(Money.francs(0));
        assertThat(fees.ofTheMigrationOffice(Direction.OUT, movers)).isEqualTo(Money.francs(0));
    }

    @Property
    void citizensWithinTheCityPayNothingAndGetNoBillOfTheMigrationOffice(
            @ForAll("movers") List<RegisteredPerson> movers) {
        List<RegisteredPerson> citizens = movers.stream().filter(mover -> !mover.foreigner()).toList();
        assertThat(OURS.ofTheCity(Direction.WITHIN, citizens)).isEqualTo(Money.francs(0));
        assertThat(OURS.ofTheMigrationOffice(Direction.IN, citizens)).isEqualTo(Money.francs(0));
    }

    @Property
    void twoHouseholdsPayTogetherWhatEachPaysAlone(@ForAll("fees") MoveFees fees, @ForAll Direction direction,
            @ForAll("movers") List<RegisteredPerson> one, @ForAll("movers") List<RegisteredPerson> other) {
        List<RegisteredPerson> both = Stream.concat(one.stream(), other.stream()).toList();
        assertThat(fees.ofTheCity(direction, both).rappen())
                .isEqualTo(fees.ofTheCity(direction, one).rappen() + fees.ofTheCity(direction, other).rappen());
        assertThat(fees.ofTheMigrationOffice(direction, both).rappen()).isEqualTo(
                fees.ofTheMigrationOffice(direction, one).rappen()
                        + fees.ofTheMigrationOffice(direction, other).rappen());
    }

    @Property
    void nobodyPaysLessBecauseSomebodyComesAlong(@ForAll("fees") MoveFees fees, @ForAll Direction direction,
            @ForAll("movers") List<RegisteredPerson> movers) {
        for (int number = 1; number <= movers.size(); number++) {
            assertThat(fees.ofTheCity(direction, movers.subList(0, number)))
                    .isGreaterThanOrEqualTo(fees.ofTheCity(direction, movers.subList(0, number - 1)));
        }
    }

    @Provide
    Arbitrary<MoveFees> fees() {
        Arbitrary<Tariff> tariffs = Arbitraries.integers()
                .between(0, 500)
                .list()
                .ofSize(4)
                .map(rates -> tariff(rates.get(0), rates.get(1), rates.get(2), rates.get(3)));
        return tariffs.list().ofSize(2).map(both -> new MoveFees(both.getFirst(), both.getLast()));
    }

    @Provide
    Arbitrary<List<RegisteredPerson>> movers() {
        return Arbitraries.of(TestMoves.citizen("Eva"), TestMoves.foreigner("Luis"), TestMoves.foreigner("Ana"))
                .list()
                .ofMaxSize(7);
    }
}
