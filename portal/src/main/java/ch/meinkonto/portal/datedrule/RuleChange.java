package ch.meinkonto.portal.datedrule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.datedrule.RuleRefused.Reason;
import ch.meinkonto.portal.datedrule.RuleValue.Deadline;
import ch.meinkonto.portal.datedrule.RuleValue.Quantity;

/**
 * What somebody wants to set.
 *
 * @param key the rule
 * @param period days on which it is to hold; for deadlines, tax years
 * @param value what is to hold; absent where the rule is to lapse
 * @param source law or decision it comes from
 * @param atOnce whether it concerns what has begun already, for everyone
 */
public record RuleChange(String key, Period period, @Nullable RuleValue value, String source, boolean atOnce) {
    private static final int LONGEST_SOURCE = 300;

    public RuleChange {
        if (!isSource(source)) {
            throw new RuleRefused(Reason.SOURCE_MISSING);
        }
    }

    /** Whether something can be the source of a rule. */
    static boolean isSource(String written) {
        return !written.isBlank() && written.length() <= LONGEST_SOURCE;
    }

    /** A change as of today; whether it concerns what has begun follows from its days. */
    static RuleChange of(DatedRule rule, Period period, @Nullable RuleValue value, String source, LocalDate today) {
        boolean begun = !period.from().isAfter(today);
        return new RuleChange(rule.key(), period, value, source.strip(), begun && rule.kind().movesAtOnce());
    }

    /**
     * Checks that the rule may be changed like that today.
     *
     * @throws RuleRefused when it may not
     */
    void check(DatedRule rule, LocalDate today) {
        mistakes(rule, today).stream().findFirst().ifPresent(reason -> {
            throw new RuleRefused(reason);
        });
    }

    /** Everything for which the rule may not be changed like that today. */
    List<Reason> mistakes(DatedRule rule, LocalDate today) {
        if (value == null ? !rule.kind().mayLapse() : value.kind() != rule.kind()) {
            return List.of(Reason.VALUE_OF_ANOTHER_KIND);
        }
        List<Reason> mistakes = new ArrayList<>();
        if (!period.from().isAfter(today) && !atOnce) {
            mistakes.add(Reason.NOT_IN_THE_FUTURE);
        } else if (rule.kind().countsYears() && !period.isOfWholeYears()) {
            mistakes.add(Reason.NOT_WHOLE_YEARS);
        } else if (!rule.kind().mayLapse() && !after(rule).isGapless()) {
            mistakes.add(Reason.LEAVES_A_GAP);
        }
        if (!hasShapeOf(rule)) {
            mistakes.add(Reason.VALUE_OF_ANOTHER_KIND);
        } else if (atOnce && mistakes.isEmpty() && takesTimeAway(rule, today)) {
            mistakes.add(Reason.TAKES_TIME_AWAY);
        } else if (mistakes.isEmpty() && isWithoutEffect(rule)) {
            mistakes.add(Reason.CHANGES_NOTHING);
        }
        return mistakes;
    }

    /** The time line if this were set; the version has no number yet. */
    Timeline after(DatedRule rule) {
        return rule.timeline().with(new RuleVersion(Long.MAX_VALUE, period, value, source, Instant.EPOCH, null));
    }

    /** For tax years that have begun, a deadline is moved to a later day, and to one that is still to come. */
    private boolean takesTimeAway(DatedRule rule, LocalDate today) {
        LocalDate last = period.until() == null || period.until().isAfter(today) ? today : period.until();
        return IntStream.rangeClosed(period.from().getYear(), last.getYear()).mapToObj(Year::of).anyMatch(taxYear -> {
            LocalDate next = value instanceof Deadline deadline ? deadline.of(taxYear) : LocalDate.MIN;
            LocalDate before = rule.timeline()
                    .at(taxYear.atDay(1))
                    .map(known -> ((Deadline) known).of(taxYear))
                    .orElse(LocalDate.MAX);
            return !next.isAfter(today) || !next.isAfter(before);
        });
    }

    /** Services know the unit they count in, and the classes of a tariff: those stay. */
    private boolean hasShapeOf(DatedRule rule) {
        RuleValue before = rule.timeline().at(period.from()).orElse(null);
        return switch (value) {
            case Quantity next when before instanceof Quantity last -> next.unit() == last.unit();
            case Tariff.ByClass next when before instanceof Tariff.ByClass last ->
                next.rates().keySet().equals(last.rates().keySet());
            case Tariff.PerUnit next when before instanceof Tariff.PerUnit last ->
                next.unit().equals(last.unit()) && next.rates().keySet().equals(last.rates().keySet());
            case null, default -> true;
        };
    }

    /** Whether all of these days have this value already; for a rule that lapses, days never set have none. */
    private boolean isWithoutEffect(DatedRule rule) {
        List<Timeline.Stretch> concerned = rule.timeline()
                .stretches()
                .stream()
                .filter(stretch -> stretch.period().meets(period))
                .toList();
        boolean setBefore = !concerned.isEmpty() || value == null;
        return setBefore && concerned.stream().allMatch(stretch -> Objects.equals(stretch.value(), value));
    }
}
