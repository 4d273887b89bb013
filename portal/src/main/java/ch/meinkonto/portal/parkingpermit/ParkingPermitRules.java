package ch.meinkonto.portal.parkingpermit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.datedrule.DatedRules;
import ch.meinkonto.portal.datedrule.Period;
import ch.meinkonto.portal.datedrule.RuleName;
import ch.meinkonto.portal.datedrule.RuleValue.Amount;
import ch.meinkonto.portal.datedrule.RuleValue.Deadline;
import ch.meinkonto.portal.datedrule.RuleValue.Quantity;
import ch.meinkonto.portal.datedrule.RuleValue.Text;
import ch.meinkonto.portal.datedrule.Tariff;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/** What the city can change without new software: tariffs and zones, each with the days on which it is in force. */
@Repository
class ParkingPermitRules {
    /** The price of a whole year. */
    static final RuleName<Tariff> YEAR = RuleName.tariff("parking-permit.year");

    /** How long one has to report another plate or address. */
    static final RuleName<Quantity> REPORT_PERIOD = RuleName.quantity("parking-permit.report-period");

    static final RuleName<Amount> DAY = RuleName.amount("parking-permit.day");
    static final RuleName<Quantity> MOST_DAYS = RuleName.quantity("parking-permit.day-most-days");
    static final RuleName<Quantity> SHORT_AHEAD = RuleName.quantity("parking-permit.short-ahead");
    static final RuleName<Amount> PROVISIONAL = RuleName.amount("parking-permit.provisional");
    static final RuleName<Quantity> PROVISIONAL_DAYS = RuleName.quantity("parking-permit.provisional-days");
    /** From which day of a year on the next one is billed. */
    static final RuleName<Deadline> RENEWAL = RuleName.deadline("parking-permit.renewal");
    /** From which day of a year on the next one is sold. */
    static final RuleName<Deadline> NEXT_YEAR_SALE = RuleName.deadline("parking-permit.next-year-sale");
    /** How many days of the next year a permit can still be used. */
    static final RuleName<Quantity> USABLE_AFTER_YEAR = RuleName.quantity("parking-permit.usable-after-year");
    /** Who can park privately gets no permit: asked while there is a text, which says so. */
    static final RuleName<Text> NO_PRIVATE_SPACE = RuleName.text("parking-permit.no-private-space");
    /** Everything this service needs. */
    static final List<RuleName<?>> ALL = List.of(YEAR, REPORT_PERIOD, DAY, MOST_DAYS, SHORT_AHEAD, PROVISIONAL,
            PROVISIONAL_DAYS, RENEWAL, NEXT_YEAR_SALE, USABLE_AFTER_YEAR, NO_PRIVATE_SPACE);

    private final JdbcClient jdbc;
    private final DatedRules dated;

    ParkingPermitRules(JdbcClient jdbc, DatedRules dated) {
        this.jdbc = jdbc;
        this.dated = dated;
    }

    /**
     * The tariff for permits that begin on a day.
     *
     * @throws ParkingPermitRejected when the city has not set one yet
     */
    ParkingPermitTariff tariffOn(LocalDate day) {
        return dated.find(YEAR, day)
                .map(found -> tariff(found.value(), found.period()))
                .orElseThrow(() -> new ParkingPermitRejected(Reason.START_NOT_OFFERED));
    }

    /** Whether permits that begin on a day are only for who cannot park privately. */
    boolean asksForPrivateSpace(LocalDate first) {
        return dated.find(NO_PRIVATE_SPACE, first).isPresent();
    }

    /** The same in words; empty where it is not asked. */
    Optional<String> privateSpaceCondition(LocalDate first, Locale language) {
        return dated.text(NO_PRIVATE_SPACE, first, language);
    }

    /** How many days one has to report what changed on a day. */
    int reportPeriod(LocalDate day) {
        return dated.days(REPORT_PERIOD, day);
    }

    /** From which day on the year after a year is billed. */
    LocalDate renewalDay(Year year) {
        return dated.deadline(RENEWAL, year);
    }

    /** The months with which a permit can begin today. */
    List<YearMonth> monthsOffered(LocalDate today) {
        return Validity.monthsOffered(today, nextYearSale(today));
    }

    /**
     * A permit that begins with a month, or today when the month has begun.
     *
     * @throws ParkingPermitRejected when no permit can begin with this month today
     */
    Validity startingIn(YearMonth month, LocalDate today) {
        return startingOn(Validity.firstDayIn(month, today, nextYearSale(today)));
    }

    /** A permit that begins on a day, usable as long as the rule of that day says. */
    Validity startingOn(LocalDate first) {
        return new Validity(first, dated.days(USABLE_AFTER_YEAR, first));
    }

    private LocalDate nextYearSale(LocalDate today) {
        return dated.deadline(NEXT_YEAR_SALE, Year.from(today));
    }

    /** How many days of a short permit one buys on a day, and how far ahead. */
    ShortPermitOrder.Caps shortCaps(LocalDate today) {
        return new ShortPermitOrder.Caps(dated.days(MOST_DAYS, today), dated.days(SHORT_AHEAD, today),
                dated.days(PROVISIONAL_DAYS, today));
    }

    /** What a single day costs. */
    Money dayPrice(LocalDate day) {
        return dated.amount(DAY, day);
    }

    /** What the permit of a newcomer costs that begins on a day. */
    Money provisionalPrice(LocalDate first) {
        return dated.amount(PROVISIONAL, first);
    }

    /** What a short permit costs: single days each at the price of that very day. */
    Money priceOf(ShortPermitOrder order) {
        return switch (order.kind()) {
            case DAY -> new Money(order.days().days().stream().mapToLong(day -> dayPrice(day).rappen()).sum());
            case PROVISIONAL -> provisionalPrice(order.days().first());
        };
    }

    /**
     * How this service understands a tariff.
     *
     * @throws IllegalArgumentException when it does not
     */
    static ParkingPermitTariff tariff(Tariff tariff, Period period) {
        return switch (tariff) {
            case Tariff.Flat(Money year) -> new FlatTariff(nameOf(year), year, period.from(), period.until());
            case Tariff.PerUnit perUnit when perUnit.unit().equals("kilogram") ->
                WeightTariff.of("weight-" + period.from().getYear(), drive -> rate(perUnit, drive), period.from(),
                        period.until());
            case Tariff.PerUnit other -> throw new IllegalArgumentException("not by weight: " + other.unit());
            case Tariff.ByClass ignored -> throw new IllegalArgumentException("a price by class is not by weight");
        };
    }

    /** How the price of a permit was found; empty where it is the same for all vehicles, or the tariff is another one since. */
    Optional<WeightTariff.Reckoning> reckoningOf(ParkingPermit permit) {
        Vehicle vehicle = permit.vehicle();
        if (vehicle == null) {
            return Optional.empty();
        }
        return dated.find(YEAR, permit.validity().from())
                .map(found -> tariff(found.value(), found.period()))
                .filter(tariff -> tariff.feeFor(permit.validity(), vehicle).equals(permit.fee()))
                .flatMap(tariff -> switch (tariff) {
                    case FlatTariff flat -> Optional.<WeightTariff.Reckoning>empty();
                    case WeightTariff byWeight -> Optional.of(byWeight.reckoning(vehicle));
                });
    }

    private static String nameOf(Money year) {
        long rest = year.rappen() % 100;
        return "flat-" + year.rappen() / 100 + (rest == 0 ? "" : "-" + rest);
    }

    private static int rate(Tariff.PerUnit tariff, Vehicle.Drive drive) {
        BigDecimal rate = tariff.rates().get(drive.code());
        if (rate == null) {
            throw new IllegalArgumentException("the tariff has no rate for " + drive.code());
        }
        return rate.movePointRight(4).intValueExact();
    }

    /**
     * The zone of a postcode on a day.
     *
     * @throws ParkingPermitRejected when there is none
     */
    ParkingZone zoneOf(String postcode, LocalDate day) {
        return zonesOn(day).stream()
                .filter(zone -> zone.postcode().equals(postcode))
                .findFirst()
                .orElseThrow(() -> new ParkingPermitRejected(Reason.POSTCODE_WITHOUT_ZONE));
    }

    /** All zones on a day, by postcode. */
    List<ParkingZone> zonesOn(LocalDate day) {
        return jdbc.sql("""
                select postcode, name from parkingpermit.zone
                where valid_from <= :day and (valid_until is null or valid_until >= :day) order by postcode""")
                .param("day", day)
                .query((row, number) -> new ParkingZone(row.getString("postcode"), row.getString("name")))
                .list();
    }
}
