package ch.meinkonto.portal.datedrule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import ch.meinkonto.portal.cityservice.Money;

/** What a rule can say. */
public sealed interface RuleValue permits RuleValue.Amount, Tariff, RuleValue.Deadline, RuleValue.Percentage,
        RuleValue.Quantity, RuleValue.Text {
    /** Which kind of rule says such a thing. */
    RuleKind kind();

    /**
     * An amount in Swiss francs.
     *
     * @param money how much
     */
    record Amount(Money money) implements RuleValue {
        @Override
        public RuleKind kind() {
            return RuleKind.AMOUNT;
        }
    }

    /**
     * A day that comes once for each tax year. It is asked for by tax year, and its validity is counted in tax years: "30 April
     * for the tax year 2024" holds from 1 January to 31 December 2024 and means a day in 2025.
     *
     * @param day day and month, never 29 February: it must exist in every year
     * @param yearsAfter calendar year of the day, counted from the tax year, 0 to 3
     */
    record Deadline(MonthDay day, int yearsAfter) implements RuleValue {
        public Deadline {
            if (!day.isValidYear(2023)) {
                throw new IllegalArgumentException("29 February is no deadline of every year");
            }
            if (yearsAfter < 0 || yearsAfter > 3) {
                throw new IllegalArgumentException("a deadline is at most three years after its tax year");
            }
        }

        /** The day of one tax year. */
        public LocalDate of(Year taxYear) {
            return day.atYear(Math.addExact(taxYear.getValue(), yearsAfter));
        }

        @Override
        public RuleKind kind() {
            return RuleKind.DEADLINE;
        }
    }

    /**
     * A share of something, as a reduction or a surcharge.
     *
     * @param hundredths hundredths of a percent, 0 to 10'000: 2500 is 25 %
     */
    record Percentage(int hundredths) implements RuleValue {
        public Percentage {
            if (hundredths < 0 || hundredths > 10_000) {
                throw new IllegalArgumentException("a percentage is between 0 and 100");
            }
        }

        /** Whole percent. */
        public static Percentage of(int percent) {
            return new Percentage(Math.multiplyExact(percent, 100));
        }

        /** This share of an amount, rounded to five Rappen. */
        public Money share(Money amount) {
            return amount.share(hundredths, 10_000);
        }

        @Override
        public RuleKind kind() {
            return RuleKind.PERCENTAGE;
        }

        /** {@code 25} or {@code 12.5}. */
        @Override
        public String toString() {
            String whole = Integer.toString(hundredths / 100);
            int rest = hundredths % 100;
            return rest == 0 ? whole : whole + "." + (rest % 10 == 0 ? rest / 10 : (rest < 10 ? "0" : "") + rest);
        }
    }

    /**
     * So many days, years or places.
     *
     * @param number 0 to 100'000
     * @param unit of what
     */
    record Quantity(int number, Unit unit) implements RuleValue {
        public Quantity {
            if (number < 0 || number > 100_000) {
                throw new IllegalArgumentException("a quantity is between 0 and 100000");
            }
        }

        @Override
        public RuleKind kind() {
            return RuleKind.QUANTITY;
        }
    }

    /** What quantities count. */
    enum Unit {
        DAYS,
        YEARS,
        PLACES
    }

    /**
     * A text in the languages of the portal.
     *
     * @param inLanguages language code to text, none of them blank
     */
    record Text(SortedMap<String, String> inLanguages) implements RuleValue {
        /** The codes of the languages every text is in, German first. */
        public static final List<String> LANGUAGES = List.of("de", "en", "fr", "it");
        private static final int LONGEST = 2_000;

        public Text {
            inLanguages = Collections.unmodifiableSortedMap(new TreeMap<>(inLanguages));
            if (!inLanguages.keySet().equals(Set.copyOf(LANGUAGES))) {
                throw new IllegalArgumentException("a text is in German, English, French and Italian");
            }
            if (inLanguages.values().stream().anyMatch(text -> text.isBlank() || text.length() > LONGEST)) {
                throw new IllegalArgumentException("a text has 1 to " + LONGEST + " characters in each language");
            }
        }

        /** The text in a language; German where it is none of ours. */
        public String in(Locale language) {
            String text = inLanguages.get(language.getLanguage());
            return text == null ? inLanguages.getOrDefault("de", "") : text;
        }

        @Override
        public RuleKind kind() {
            return RuleKind.TEXT;
        }
    }

    /** Reads a day and month. */
    static MonthDay dayOf(int day, int month) {
        try {
            return MonthDay.of(month, day);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such day: " + day + "." + month + ".", e);
        }
    }
}
