package ch.meinkonto.portal.datedrule;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.datedrule.RuleRefused.Reason;
import ch.meinkonto.portal.datedrule.RuleValue.Amount;
import ch.meinkonto.portal.datedrule.RuleValue.Deadline;
import ch.meinkonto.portal.datedrule.RuleValue.Percentage;
import ch.meinkonto.portal.datedrule.RuleValue.Quantity;
import ch.meinkonto.portal.datedrule.RuleValue.Text;

/**
 * What somebody typed to change a rule, and how to read it. The value has the shape of a pattern: the one that holds today.
 *
 * @param fields names and what stands in them
 */
record RuleForm(Map<String, String> fields) {
    private static final DateTimeFormatter SWISS = DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT);

    RuleForm {
        fields = Map.copyOf(fields);
    }

    /** The fields of a value, filled with it. */
    static SortedMap<String, String> fieldsOf(RuleValue value) {
        SortedMap<String, String> fields = new TreeMap<>();
        switch (value) {
            case Amount(Money money) -> fields.put("amount", francs(money));
            case Tariff.Flat(Money money) -> fields.put("amount", francs(money));
            case Tariff.ByClass(var rates) -> rates(fields, rates);
            case Tariff.PerUnit(String unit, var rates) -> rates(fields, rates);
            case Deadline(var day, int yearsAfter) -> {
                fields.put("day", Integer.toString(day.getDayOfMonth()));
                fields.put("month", Integer.toString(day.getMonthValue()));
            }
            case Percentage percentage -> fields.put("percent", percentage.toString());
            case Quantity(int number, RuleValue.Unit unit) -> fields.put("number", Integer.toString(number));
            case Text text -> text.inLanguages().forEach((code, words) -> fields.put("text-" + code, words));
        }
        return fields;
    }

    /** What stands in a field, without blanks around it. */
    String get(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /**
     * The value.
     *
     * @param pattern a value of the same shape
     * @return absent where the rule is to lapse
     * @throws RuleRefused when it cannot be read
     */
    @Nullable
    RuleValue value(RuleValue pattern) {
        if (pattern.kind().mayLapse() && !get("lapse").isEmpty()) {
            return null;
        }
        if (fieldsOf(pattern).keySet().stream().anyMatch(name -> get(name).isEmpty())) {
            throw new RuleRefused(Reason.VALUE_MISSING);
        }
        try {
            return read(pattern);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new RuleRefused(Reason.VALUE_UNREADABLE);
        }
    }

    /** What is wrong with one field of the value, looked at alone; absent where nothing is. */
    @Nullable
    Reason mistake(String field, RuleValue pattern) {
        if (get(field).isEmpty()) {
            return Reason.VALUE_MISSING;
        }
        try {
            switch (pattern) {
                case Amount ignored -> money(field);
                case Tariff.Flat ignored -> money(field);
                case Tariff.ByClass ignored -> decimal(field);
                case Tariff.PerUnit ignored -> decimal(field);
                case Deadline ignored -> Integer.parseInt(get(field));
                case Percentage ignored -> decimal(field).movePointRight(2).intValueExact();
                case Quantity ignored -> Integer.parseInt(get(field));
                case Text ignored -> {
                }
            }
            return null;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Reason.VALUE_UNREADABLE;
        }
    }

    private RuleValue read(RuleValue pattern) {
        return switch (pattern) {
            case Amount ignored -> new Amount(money("amount"));
            case Tariff.Flat ignored -> new Tariff.Flat(money("amount"));
            case Tariff.ByClass(var rates) -> new Tariff.ByClass(rates(rates));
            case Tariff.PerUnit(String unit, var rates) -> new Tariff.PerUnit(unit, rates(rates));
            case Deadline(var day, int yearsAfter) ->
                new Deadline(RuleValue.dayOf(Integer.parseInt(get("day")), Integer.parseInt(get("month"))), yearsAfter);
            case Percentage ignored -> new Percentage(decimal("percent").movePointRight(2).intValueExact());
            case Quantity(int number, RuleValue.Unit unit) -> new Quantity(Integer.parseInt(get("number")), unit);
            case Text ignored -> {
                SortedMap<String, String> inLanguages = new TreeMap<>();
                Text.LANGUAGES.forEach(code -> inLanguages.put(code, get("text-" + code)));
                yield new Text(inLanguages);
            }
        };
    }

    /**
     * The days; of a deadline, whole tax years.
     *
     * @throws RuleRefused when they cannot be read
     */
    Period period(RuleKind kind) {
        LocalDate from = first(kind);
        try {
            String until = get("until");
            if (until.isEmpty()) {
                return new Period(from, null);
            }
            return new Period(from, kind.countsYears() ? Year.parse(until).atMonth(12).atEndOfMonth() : day(until));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new RuleRefused(Reason.UNTIL_UNREADABLE);
        }
    }

    private LocalDate first(RuleKind kind) {
        try {
            return kind.countsYears() ? Year.parse(get("from")).atDay(1) : day(get("from"));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new RuleRefused(Reason.PERIOD_UNREADABLE);
        }
    }

    private static LocalDate day(String written) {
        return written.contains("-") ? LocalDate.parse(written) : LocalDate.parse(written, SWISS);
    }

    private Money money(String name) {
        return new Money(decimal(name).movePointRight(2).longValueExact());
    }

    /** Reads "1'234.50" and "CHF 300". */
    private BigDecimal decimal(String name) {
        String written = get(name).replace("CHF", "").replaceAll("['’\\s\u00a0]", "");
        if (!written.matches("[0-9]{1,9}(\\.[0-9]{1,4})?")) {
            throw new IllegalArgumentException("not a number");
        }
        return new BigDecimal(written);
    }

    private SortedMap<String, BigDecimal> rates(SortedMap<String, BigDecimal> pattern) {
        SortedMap<String, BigDecimal> rates = new TreeMap<>();
        pattern.keySet().forEach(name -> rates.put(name, decimal("rate-" + name)));
        return rates;
    }

    private static void rates(SortedMap<String, String> fields, SortedMap<String, BigDecimal> rates) {
        rates.forEach((name, rate) -> fields.put("rate-" + name, RuleWords.plain(rate)));
    }

    private static String francs(Money money) {
        return BigDecimal.valueOf(money.rappen(), 2).toPlainString();
    }
}
