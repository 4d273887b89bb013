package ch.meinkonto.portal.datedrule;

import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.datedrule.RuleValue.Amount;
import ch.meinkonto.portal.datedrule.RuleValue.Deadline;
import ch.meinkonto.portal.datedrule.RuleValue.Percentage;
import ch.meinkonto.portal.datedrule.RuleValue.Quantity;
import ch.meinkonto.portal.datedrule.RuleValue.Text;
import ch.meinkonto.portal.datedrule.RuleValue.Unit;

/**
 * What holds on a day, for services. An approval is seen by the next question, on every instance. Whatever is decided under a
 * value keeps that value with it: asking again later may give another.
 */
@Component
public class DatedRules {
    private final CurrentRules current;
    private final Function<String, DatedRule> rules;

    @Autowired
    DatedRules(CurrentRules current) {
        this(current, current::rule);
    }

    private DatedRules(CurrentRules current, Function<String, DatedRule> rules) {
        this.current = current;
        this.rules = rules;
    }

    /**
     * The rules as they are at this moment, for who reads several that belong together: the database is asked once instead of
     * for each, and no approval comes between. To be read at once and not kept.
     */
    public DatedRules atOnce() {
        Map<String, DatedRule> now = current.now();
        return new DatedRules(current, key -> CurrentRules.among(now, key));
    }

    /**
     * What holds on a day, with its version.
     *
     * @throws RuleMissing when there is no such rule, it is of another kind, or nothing holds on that day
     */
    public <V extends RuleValue> InForce<V> inForce(RuleName<V> name, LocalDate day) {
        return find(name, day).orElseThrow(() -> new RuleMissing("rule " + name.key() + " has no value on " + day));
    }

    /**
     * What holds on a day; empty when nothing does.
     *
     * @throws RuleMissing when there is no such rule, or it is of another kind
     */
    public <V extends RuleValue> Optional<InForce<V>> find(RuleName<V> name, LocalDate day) {
        DatedRule rule = rules.apply(name.key());
        if (!name.expects(rule.kind())) {
            throw new RuleMissing("rule " + name.key() + " is of kind " + rule.kind().code());
        }
        return rule.timeline()
                .stretchAt(day)
                .flatMap(stretch -> Optional.ofNullable(stretch.value())
                        .map(value -> new InForce<>(name.type().cast(value), stretch.version().number(),
                                stretch.period())));
    }

    /** An amount on a day. */
    public Money amount(RuleName<Amount> name, LocalDate day) {
        return inForce(name, day).value().money();
    }

    /** How a price is found, for what begins on a day. */
    public Tariff tariff(RuleName<Tariff> name, LocalDate day) {
        return inForce(name, day).value();
    }

    /** The day of a tax year. */
    public LocalDate deadline(RuleName<Deadline> name, Year taxYear) {
        return inForce(name, taxYear.atDay(1)).value().of(taxYear);
    }

    /** A share on a day. */
    public Percentage percentage(RuleName<Percentage> name, LocalDate day) {
        return inForce(name, day).value();
    }

    /** A number of days, on a day. */
    public int days(RuleName<Quantity> name, LocalDate day) {
        return number(name, Unit.DAYS, day);
    }

    /** A number of years, on a day. */
    public int years(RuleName<Quantity> name, LocalDate day) {
        return number(name, Unit.YEARS, day);
    }

    /** A number of places, on a day. */
    public int places(RuleName<Quantity> name, LocalDate day) {
        return number(name, Unit.PLACES, day);
    }

    /** A text on a day, in a language; empty when none holds. */
    public Optional<String> text(RuleName<Text> name, LocalDate day, Locale language) {
        return find(name, day).map(found -> found.value().in(language));
    }

    private int number(RuleName<Quantity> name, Unit unit, LocalDate day) {
        Quantity quantity = inForce(name, day).value();
        if (quantity.unit() != unit) {
            throw new RuleMissing("rule " + name.key() + " counts " + quantity.unit() + ", not " + unit);
        }
        return quantity.number();
    }
}
