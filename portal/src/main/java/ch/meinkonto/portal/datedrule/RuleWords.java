package ch.meinkonto.portal.datedrule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.datedrule.EffectOfChange.ChangeToJudge;
import ch.meinkonto.portal.datedrule.EffectOfChange.Effect;
import ch.meinkonto.portal.datedrule.EffectOfChange.Line;
import ch.meinkonto.portal.datedrule.EffectOfChange.Sentence;
import ch.meinkonto.portal.datedrule.RuleValue.Amount;
import ch.meinkonto.portal.datedrule.RuleValue.Deadline;
import ch.meinkonto.portal.datedrule.RuleValue.Percentage;
import ch.meinkonto.portal.datedrule.RuleValue.Quantity;
import ch.meinkonto.portal.datedrule.RuleValue.Text;
import ch.meinkonto.portal.page.Formats;

/** Says values of rules in words, and what any change does whatever the rule is about. */
@Component
class RuleWords {
    private static final int MOST_TAX_YEARS = 3;

    private final MessageSource texts;

    RuleWords(MessageSource texts) {
        this.texts = texts;
    }

    String say(Sentence sentence, Locale language) {
        return texts.getMessage(sentence.key(), sentence.arguments().toArray(), language);
    }

    /** The name of a rule. */
    String title(String key, Locale language) {
        return texts.getMessage("rule." + key, null, language);
    }

    /** A value, in one line or several. */
    List<String> words(@Nullable RuleValue value, Locale language) {
        return switch (value) {
            case null -> List.of(texts.getMessage("rules.value.none", null, language));
            case Amount(Money money) -> List.of(money.toString());
            case Tariff.Flat(Money money) -> List.of(money.toString());
            case Tariff.ByClass byClass -> byClass.rates()
                    .entrySet()
                    .stream()
                    .map(rate -> className(rate.getKey(), language) + ": " + byClass.price(rate.getKey(), 1))
                    .toList();
            case Tariff.PerUnit perUnit -> perUnit.rates()
                    .entrySet()
                    .stream()
                    .map(rate -> texts.getMessage("rules.value.per-unit",
                            new Object[]{className(rate.getKey(), language), plain(rate.getValue()),
                                    texts.getMessage("rules.unit." + perUnit.unit(), null, language)},
                            language))
                    .toList();
            case Deadline deadline -> List.of(texts.getMessage("rules.value.deadline." + deadline.yearsAfter(),
                    new Object[]{dayAndMonth(deadline)}, language));
            case Percentage percentage -> List.of(percentage + "\u00a0%");
            case Quantity(int number, RuleValue.Unit unit) -> List.of(texts.getMessage(
                    "rules.value." + unit.name().toLowerCase(Locale.ROOT), new Object[]{number}, language));
            case Text text -> RuleValue.Text.LANGUAGES.stream()
                    .map(code -> code.toUpperCase(Locale.ROOT) + ": " + text.in(Locale.of(code)))
                    .toList();
        };
    }

    /** The name of a class of a tariff. */
    String className(String name, Locale language) {
        return texts.getMessage("rules.class." + name, null, language);
    }

    /** The values side by side; for deadlines, the days of the next tax years. */
    Effect plainEffect(RuleKind kind, ChangeToJudge change, LocalDate today, Locale language) {
        if (kind != RuleKind.DEADLINE) {
            LocalDate first = change.period().from();
            return new Effect(List.of(new Line(Sentence.of("rules.effect.from", date(first)),
                    inOneLine(change.before(), first, language), inOneLine(change.after(), first, language))),
                    List.of());
        }
        List<Line> lines = new ArrayList<>();
        Stream.iterate(Year.of(change.period().from().getYear()), year -> change.period().contains(year.atDay(1)),
                year -> year.plusYears(1))
                .limit(MOST_TAX_YEARS)
                .forEach(year -> lines.add(new Line(Sentence.of("rules.effect.tax-year", year.toString()),
                        dayOf(change.before(), year), dayOf(change.after(), year))));
        boolean begun = !change.period().from().isAfter(today);
        return new Effect(lines, begun ? List.of(Sentence.of("rules.effect.for-everyone")) : List.of());
    }

    static String plain(BigDecimal rate) {
        BigDecimal shortest = rate.stripTrailingZeros();
        return shortest.setScale(Math.max(2, shortest.scale())).toPlainString();
    }

    private String inOneLine(Timeline timeline, LocalDate day, Locale language) {
        return String.join("; ", words(timeline.at(day).orElse(null), language));
    }

    private static String dayOf(Timeline timeline, Year taxYear) {
        return timeline.at(taxYear.atDay(1))
                .filter(Deadline.class::isInstance)
                .map(value -> date(((Deadline) value).of(taxYear)))
                .orElse("–");
    }

    private static String dayAndMonth(Deadline deadline) {
        return String.format(Locale.ROOT, "%02d.%02d.", deadline.day().getDayOfMonth(), deadline.day().getMonthValue());
    }

    private static String date(LocalDate day) {
        return new Formats(Locale.GERMAN).date(day);
    }
}
