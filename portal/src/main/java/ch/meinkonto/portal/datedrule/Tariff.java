package ch.meinkonto.portal.datedrule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import ch.meinkonto.portal.cityservice.Money;

/** How a price is found. Classes (a drive, a nationality, a course length) are kebab-case names that the service knows. */
public sealed interface Tariff extends RuleValue {
    /** The names of the classes it tells apart; none when it makes no difference. */
    SortedMap<String, BigDecimal> rates();

    /**
     * The price of something.
     *
     * @param name its class; of no meaning where the tariff tells none apart
     * @param units how much of it, 0 or more, for example kilograms; of no meaning where the tariff does not count
     * @throws IllegalArgumentException when the tariff has no such class
     */
    Money price(String name, int units);

    @Override
    default RuleKind kind() {
        return RuleKind.TARIFF;
    }

    /**
     * One price for everything.
     *
     * @param money the price
     */
    record Flat(Money money) implements Tariff {
        @Override
        public SortedMap<String, BigDecimal> rates() {
            return new TreeMap<>();
        }

        @Override
        public Money price(String name, int units) {
            return money;
        }
    }

    /**
     * A price for each class.
     *
     * @param rates class to price in francs, with whole Rappen
     */
    record ByClass(SortedMap<String, BigDecimal> rates) implements Tariff {
        public ByClass {
            rates = checked(rates, 2);
        }

        @Override
        public Money price(String name, int units) {
            return new Money(rate(rates, name).movePointRight(2).longValueExact());
        }
    }

    /**
     * A rate for each unit, by class.
     *
     * @param unit what is counted, for example {@code kilogram}
     * @param rates class to francs for each unit, down to a hundredth of a Rappen
     */
    record PerUnit(String unit, SortedMap<String, BigDecimal> rates) implements Tariff {
        public PerUnit {
            if (!unit.matches("[a-z]+(-[a-z]+)*")) {
                throw new IllegalArgumentException("not a unit: " + unit);
            }
            rates = checked(rates, 4);
        }

        /** Rounded commercially to five Rappen. */
        @Override
        public Money price(String name, int units) {
            if (units < 0) {
                throw new IllegalArgumentException("nothing weighs less than nothing: " + units);
            }
            BigDecimal francs = rate(rates, name).multiply(BigDecimal.valueOf(units));
            return new Money(francs.multiply(BigDecimal.valueOf(20))
                    .setScale(0, RoundingMode.HALF_UP)
                    .multiply(BigDecimal.valueOf(5))
                    .longValueExact());
        }
    }

    private static SortedMap<String, BigDecimal> checked(SortedMap<String, BigDecimal> rates, int decimals) {
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("a tariff by class has a class");
        }
        TreeMap<String, BigDecimal> plain = new TreeMap<>();
        rates.forEach((name, rate) -> {
            boolean tooFine = rate.stripTrailingZeros().scale() > decimals;
            if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*") || rate.signum() < 0 || tooFine
                    || rate.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
                throw new IllegalArgumentException("not a rate: " + name + " " + rate);
            }
            plain.put(name, rate.setScale(decimals, RoundingMode.UNNECESSARY));
        });
        return Collections.unmodifiableSortedMap(plain);
    }

    private static BigDecimal rate(SortedMap<String, BigDecimal> rates, String name) {
        BigDecimal rate = rates.get(name);
        if (rate == null) {
            throw new IllegalArgumentException("the tariff has no class " + name);
        }
        return rate;
    }
}
