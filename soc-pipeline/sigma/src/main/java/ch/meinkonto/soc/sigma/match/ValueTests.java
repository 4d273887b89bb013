package ch.meinkonto.soc.sigma.match;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.Network;
import ch.meinkonto.soc.sigma.rule.ValueTest;
import ch.meinkonto.soc.sigma.rule.ValueTest.Affix;
import ch.meinkonto.soc.sigma.rule.ValueTest.Unit;

/** Compiles what a rule asks of a value. */
final class ValueTests {
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private ValueTests() {}

    /** The test of a field: any of its values may satisfy it. */
    static EventTest ofField(String field, ValueTest test) {
        return switch (test) {
            case ValueTest.Null ignored -> event -> !event.has(field);
            case ValueTest.Exists(boolean wanted) -> event -> event.has(field) == wanted;
            case ValueTest.SameAs same -> sameAs(field, same);
            default -> {
                Predicate<Value> predicate = ofValue(test);
                yield event -> {
                    for (Value value : event.values(field)) {
                        if (predicate.test(value)) {
                            return true;
                        }
                    }
                    return false;
                };
            }
        };
    }

    /** The test of a keyword: any value of the event may satisfy it. */
    static EventTest ofKeyword(ValueTest test) {
        Predicate<Value> predicate = ofValue(test);
        return event -> event.all().stream().anyMatch(values -> values.stream().anyMatch(predicate));
    }

    /** The test of one value, of those that ask for one. */
    static Predicate<Value> ofValue(ValueTest test) {
        return switch (test) {
            case ValueTest.Text(var pattern, boolean cased) -> {
                Glob glob = Glob.of(cased ? pattern : pattern.lowerCase());
                yield cased ? value -> glob.matches(value.text()) : value -> glob.matches(value.lowerCase());
            }
            case ValueTest.Number(BigDecimal wanted, String written) ->
                value -> written.equals(value.text()) || compare(value, wanted) instanceof Integer same && same == 0;
            case ValueTest.Compare(var operator, BigDecimal bound) ->
                value -> compare(value, bound) instanceof Integer order && operator.holds(order);
            case ValueTest.TimePart(Unit unit, var operator, BigDecimal bound) -> value -> {
                OffsetDateTime time = time(value);
                return time != null && operator.holds(BigDecimal.valueOf(part(time, unit)).compareTo(bound));
            };
            case ValueTest.Regex regex -> {
                RegexSearch search = RegexSearch.of(regex);
                yield value -> search.found(value.text());
            }
            case ValueTest.InNetwork(Network network) ->
                value -> Network.address(value.text()).filter(network::contains).isPresent();
            case ValueTest.Null ignored -> throw new IllegalArgumentException("null is not asked of a value");
            case ValueTest.Exists ignored -> throw new IllegalArgumentException("exists is not asked of a value");
            case ValueTest.SameAs ignored -> throw new IllegalArgumentException("fieldref is not asked of a value");
        };
    }

    private static EventTest sameAs(String field, ValueTest.SameAs same) {
        return event -> {
            for (Value mine : event.values(field)) {
                for (Value other : event.values(same.otherField())) {
                    if (same(mine, other, same)) {
                        return true;
                    }
                }
            }
            return false;
        };
    }

    /** Whether a value stands in another as the test asks. */
    static boolean same(Value mine, Value other, ValueTest.SameAs same) {
        return same.cased()
                ? stands(mine.text(), other.text(), same.affix())
                : stands(mine.lowerCase(), other.lowerCase(), same.affix());
    }

    private static boolean stands(String text, String piece, Affix affix) {
        return switch (affix) {
            case WHOLE -> text.equals(piece);
            case START -> text.startsWith(piece);
            case END -> text.endsWith(piece);
            case ANYWHERE -> text.contains(piece);
        };
    }

    private static @Nullable Integer compare(Value value, BigDecimal other) {
        BigDecimal number = value.number();
        return number == null ? null : number.compareTo(other);
    }

    /** ISO 8601, or seconds or milliseconds since 1970. */
    private static @Nullable OffsetDateTime time(Value value) {
        BigDecimal number = value.number();
        try {
            if (number != null) {
                long since = number.longValue();
                return (since < MILLISECONDS_FROM ? Instant.ofEpochSecond(since) : Instant.ofEpochMilli(since))
                        .atOffset(ZoneOffset.UTC);
            }
            return OffsetDateTime.parse(value.text()).withOffsetSameInstant(ZoneOffset.UTC);
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static long part(OffsetDateTime time, Unit unit) {
        return switch (unit) {
            case MINUTE -> time.getMinute();
            case HOUR -> time.getHour();
            case DAY -> time.getDayOfMonth();
            case WEEK -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> time.getMonthValue();
            case YEAR -> time.get(ChronoField.YEAR);
        };
    }
}
