package ch.meinkonto.portal.taxextension;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.datedrule.DatedRules;
import ch.meinkonto.portal.datedrule.EffectOfChange;
import ch.meinkonto.portal.datedrule.Period;
import ch.meinkonto.portal.datedrule.RuleName;
import ch.meinkonto.portal.datedrule.RuleValue.Deadline;
import ch.meinkonto.portal.datedrule.Timeline;

/** What another day does to extensions: when one must ask, and how long one can have, before and after. */
@Component
class EffectOfExtensionDeadline implements EffectOfChange {
    private final DatedRules rules;

    EffectOfExtensionDeadline(DatedRules rules) {
        this.rules = rules;
    }

    @Override
    public boolean tells(String key) {
        return ExtensionDeadlines.DAYS.stream().anyMatch(name -> name.key().equals(key));
    }

    @Override
    public Effect of(ChangeToJudge change) {
        Year year = firstYear(change.period());
        Deadlines before = days(change.key(), change.before(), year);
        Deadlines after = days(change.key(), change.after(), year);
        List<Line> lines = List.of(line("due", before.due(), after.due()),
                line("due-self-employed", before.dueSelfEmployed(), after.dueSelfEmployed()),
                line("first-until", before.firstUntil(), after.firstUntil()),
                line("second-from", before.secondFrom(), after.secondFrom()),
                line("second-until", before.secondUntil(), after.secondUntil()));
        return new Effect(lines, List.of(Sentence.of("tax-extension.effect.year", Integer.toString(year.getValue())),
                Sentence.of("tax-extension.effect.granted")));
    }

    /** Deadlines count by tax years; the first that begins within the period is the first that is concerned. */
    private static Year firstYear(Period period) {
        return Year.of(period.from().getDayOfYear() == 1 ? period.from().getYear() : period.from().getYear() + 1);
    }

    private Deadlines days(String changed, Timeline timeline, Year year) {
        return ExtensionDeadlines.from(name -> name.key().equals(changed)
                ? day(name, timeline, year)
                : rules.deadline(name, year), 1);
    }

    private static LocalDate day(RuleName<Deadline> name, Timeline timeline, Year year) {
        return timeline.stretchAt(year.atDay(1))
                .flatMap(stretch -> Optional.ofNullable(stretch.value()))
                .map(value -> name.type().cast(value).of(year))
                .orElseThrow(() -> new IllegalArgumentException("no day for the tax year " + year));
    }

    private static Line line(String text, LocalDate before, LocalDate after) {
        return new Line(Sentence.of("tax-extension.effect." + text), written(before), written(after));
    }

    private static String written(LocalDate day) {
        return "%02d.%02d.%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}
