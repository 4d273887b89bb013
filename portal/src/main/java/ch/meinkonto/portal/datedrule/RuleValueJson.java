package ch.meinkonto.portal.datedrule;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.datedrule.RuleValue.Amount;
import ch.meinkonto.portal.datedrule.RuleValue.Deadline;
import ch.meinkonto.portal.datedrule.RuleValue.Percentage;
import ch.meinkonto.portal.datedrule.RuleValue.Quantity;
import ch.meinkonto.portal.datedrule.RuleValue.Text;
import ch.meinkonto.portal.datedrule.RuleValue.Unit;

/** How values stand in the database. What cannot be read exactly is refused. */
final class RuleValueJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RuleValueJson() {}

    static String write(RuleValue value) {
        ObjectNode json = JSON.createObjectNode();
        switch (value) {
            case Amount(Money money) -> json.put("rappen", money.rappen());
            case Tariff.Flat(Money money) -> json.put("form", "flat").put("rappen", money.rappen());
            case Tariff.ByClass(var rates) -> rates(json.put("form", "by-class"), rates);
            case Tariff.PerUnit(String unit, var rates) ->
                rates(json.put("form", "per-unit").put("unit", unit), rates);
            case Deadline(var day, int yearsAfter) -> json.put("day", day.getDayOfMonth())
                    .put("month", day.getMonthValue())
                    .put("yearsAfter", yearsAfter);
            case Percentage(int hundredths) -> json.put("hundredths", hundredths);
            case Quantity(int number, Unit unit) -> json.put("number", number)
                    .put("unit", unit.name().toLowerCase(Locale.ROOT));
            case Text(var inLanguages) -> inLanguages.forEach(json::put);
        }
        return JSON.writeValueAsString(json);
    }

    /**
     * Reads a value of a kind.
     *
     * @throws IllegalArgumentException when it is none
     */
    static RuleValue read(RuleKind kind, String written) {
        JsonNode json = JSON.readTree(written);
        return switch (kind) {
            case AMOUNT -> new Amount(money(json));
            case TARIFF -> tariff(json);
            case DEADLINE -> new Deadline(RuleValue.dayOf(number(json, "day"), number(json, "month")),
                    number(json, "yearsAfter"));
            case PERCENTAGE -> new Percentage(number(json, "hundredths"));
            case QUANTITY -> new Quantity(number(json, "number"),
                    Unit.valueOf(field(json, "unit").asString().toUpperCase(Locale.ROOT)));
            case TEXT -> text(json);
        };
    }

    private static Tariff tariff(JsonNode json) {
        String form = field(json, "form").asString();
        return switch (form) {
            case "flat" -> new Tariff.Flat(money(json));
            case "by-class" -> new Tariff.ByClass(rates(json));
            case "per-unit" -> new Tariff.PerUnit(field(json, "unit").asString(), rates(json));
            default -> throw new IllegalArgumentException("a tariff has no form " + form);
        };
    }

    private static Text text(JsonNode json) {
        SortedMap<String, String> inLanguages = new TreeMap<>();
        json.properties().forEach(text -> inLanguages.put(text.getKey(), text.getValue().asString()));
        return new Text(inLanguages);
    }

    private static Money money(JsonNode json) {
        JsonNode rappen = field(json, "rappen");
        if (!rappen.isIntegralNumber()) {
            throw new IllegalArgumentException("Rappen are whole");
        }
        return new Money(rappen.asLong());
    }

    /** Rates are written as text: a JSON number would be a binary fraction for many a reader. */
    private static void rates(ObjectNode json, SortedMap<String, BigDecimal> rates) {
        ObjectNode table = json.putObject("rates");
        rates.forEach((name, rate) -> table.put(name, rate.toPlainString()));
    }

    private static SortedMap<String, BigDecimal> rates(JsonNode json) {
        SortedMap<String, BigDecimal> rates = new TreeMap<>();
        field(json, "rates").properties()
                .forEach(rate -> rates.put(rate.getKey(), new BigDecimal(rate.getValue().asString())));
        return rates;
    }

    private static int number(JsonNode json, String name) {
        JsonNode number = field(json, name);
        if (!number.isInt()) {
            throw new IllegalArgumentException(name + " is a whole number");
        }
        return number.asInt();
    }

    private static JsonNode field(JsonNode json, String name) {
        JsonNode field = json.get(name);
        if (field == null) {
            throw new IllegalArgumentException("without " + name);
        }
        return field;
    }
}
