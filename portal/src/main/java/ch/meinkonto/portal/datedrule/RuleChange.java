package ch.meinkonto.portal.datedrule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
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
        if (source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw new RuleRefused(Reason.SOURCE_MISSING);
        }
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
        if (value == null ? !rule.kind().mayLapse() : value.kind() != rule.kind()) {
            throw new RuleRefused(Reason.VALUE_OF_ANOTHER_KIND);
        }
        if (!period.from().isAfter(today) && !atOnce) {
            throw new RuleRefused(Reason.NOT_IN_THE_FUTURE);
        }
        if (rule.kind().countsYears() && !period.isOfWholeYears()) {
            throw new RuleRefused(Reason.NOT_WHOLE_YEARS);
        }
        if (atOnce) {
            checkMove(rule, today);
        }
        checkShape(rule);
        Timeline next = after(rule);
        if (!rule.kind().mayLapse() && !next.isGapless()) {
            throw new RuleRefused(Reason.LEAVES_A_GAP);
        }
        if (isWithoutEffect(rule)) {
            throw new RuleRefused(Reason.CHANGES_NOTHING);
        }
    }

    /** The time line if this were set; the version has no number yet. */
    Timeline after(DatedRule rule) {
        return rule.timeline().with(new RuleVersion(Long.MAX_VALUE, period, value, source, Instant.EPOCH, null));
    }

    /** For tax years that have begun, a deadline is moved to a later day, and to one that is still to come. */
    private void checkMove(DatedRule rule, LocalDate today) {
        LocalDate last = period.until() == null || period.until().isAfter(today) ? today : period.until();
        IntStream.rangeClosed(period.from().getYear(), last.getYear()).mapToObj(Year::of).forEach(taxYear -> {
            LocalDate next = value instanceof Deadline deadline ? deadline.of(taxYear) : LocalDate.MIN;
            LocalDate before = rule.timeline()
                    .at(taxYear.atDay(1))
                    .map(known -> ((Deadline) known).of(taxYear))
                    .orElseThrow(() -> new RuleRefused(Reason.LEAVES_A_GAP));
            if (!next.isAfter(today) || !next.isAfter(before)) {
                throw new RuleRefused(Reason.TAKES_TIME_AWAY);
            }
        });
    }

    /** Services know the unit they count in, and the classes of a tariff: those stay. */
    private void checkShape(DatedRule rule) {
        RuleValue before = rule.timeline().at(period.from()).orElse(null);
        boolean fits = switch (value) {
            case Quantity next when before instanceof Quantity last -> next.unit() == last.unit();
            case Tariff.ByClass next when before instanceof Tariff.ByClass last ->
                next.rates().keySet().equals(last.rates().keySet());
            case Tariff.PerUnit next when before instanceof Tariff.PerUnit last ->
                next.unit().equals(last.unit()) && next.rates().keySet().equals(last.rates().keySet());
            case null, default -> true;
        };
        if (!fits) {
            throw new RuleRefused(Reason.VALUE_OF_ANOTHER_KIND);
        }
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
