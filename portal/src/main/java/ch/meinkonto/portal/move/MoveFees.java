package ch.meinkonto.portal.move;

import java.util.List;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.datedrule.Tariff;
import ch.meinkonto.portal.move.MoveFields.Direction;

/**
 * What a move costs by the tariffs of a day.
 *
 * @param city what the city takes for each person; it is paid when the move is reported
 * @param permits what the canton's migration office takes for each person with a permit; it sends a bill of its own
 */
record MoveFees(Tariff city, Tariff permits) {
    /** What the city takes for everybody who moves; leaving costs nothing. */
    Money ofTheCity(Direction direction, List<RegisteredPerson> movers) {
        return sum(movers.stream().map(mover -> price(city, direction, mover.foreigner())).toList());
    }

    /** What the migration office takes for those who need a permit; citizens get no bill of it. */
    Money ofTheMigrationOffice(Direction direction, List<RegisteredPerson> movers) {
        return sum(movers.stream()
                .filter(RegisteredPerson::foreigner)
                .map(mover -> price(permits, direction, true))
                .toList());
    }

    private static Money price(Tariff tariff, Direction direction, boolean foreigner) {
        String who = foreigner ? "foreign" : "swiss";
        return switch (direction) {
            case WITHIN -> tariff.price(who + "-within-city", 1);
            case IN -> tariff.price(who + "-arrival", 1);
            case OUT -> Money.francs(0);
        };
    }

    private static Money sum(List<Money> prices) {
        return new Money(prices.stream().mapToLong(Money::rappen).sum());
    }
}
