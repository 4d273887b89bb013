package ch.meinkonto.soc.sigma.correlate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.CorrelationRule.Alternative;
import ch.meinkonto.soc.sigma.rule.CorrelationRule.Type;

/**
 * What a correlation means, written down as plainly as possible: it looks at all matches of one group, sorted, and computes every
 * window afresh. Slow; what the correlator says is held against it.
 */
final class Oracle {
    private final CorrelationRule rule;
    private final Duration timespan;
    private final List<Match> matches;

    /**
     * An oracle for one group.
     *
     * @param matches of the group, sorted by time and id, each once
     */
    Oracle(CorrelationRule rule, List<Match> matches) {
        this.rule = rule;
        this.timespan = rule.timespan();
        this.matches = matches;
    }

    /**
     * A match of a rule that the correlation refers to.
     *
     * @param rules those that the event satisfies
     * @param values of the counted field
     */
    record Match(String id, Instant time, Set<String> rules, List<String> values) {}

    /** What a finding must say. */
    record Expected(String anchor, List<String> events, Instant first, Instant fired, Instant last) {}

    List<Expected> findings() {
        if (rule.type() == Type.FIRST_SEEN) {
            return firstSeen();
        }
        List<Match> relevant = matches.stream().filter(this::contributes).toList();
        List<Expected> findings = new ArrayList<>();
        int windowFrom = 0;
        for (int index = 0; index < relevant.size(); index++) {
            List<Match> contributing = contributing(window(relevant, windowFrom, index));
            if (contributing.isEmpty()) {
                continue;
            }
            List<Match> episode = new ArrayList<>(contributing);
            Instant fired = relevant.get(index).time();
            while (index + 1 < relevant.size() && isWithin(relevant.get(index), relevant.get(index + 1))) {
                index++;
                episode.add(relevant.get(index));
            }
            windowFrom = index + 1;
            findings.add(new Expected(contributing.getFirst().id(), episode.stream().map(Match::id).toList(),
                    episode.getFirst().time(), rule.waits() ? fired.plus(timespan) : fired,
                    episode.getLast().time()));
        }
        return findings;
    }

    private boolean contributes(Match match) {
        if (rule.type() == Type.ABSENCE) {
            Alternative only = rule.alternatives().getFirst();
            return match.rules().contains(only.matched().getFirst())
                    && after(match).noneMatch(other -> other.rules().stream().anyMatch(only.unmatched()::contains));
        }
        return rule.alternatives().isEmpty() || rule.alternatives()
                .stream()
                .anyMatch(alternative -> alternative.matched().stream().anyMatch(match.rules()::contains));
    }

    private List<Match> window(List<Match> relevant, int from, int index) {
        return relevant.subList(from, index + 1).stream().filter(each -> isWithin(each, relevant.get(index))).toList();
    }

    private boolean isWithin(Match earlier, Match later) {
        return !later.time().isAfter(earlier.time().plus(timespan));
    }

    private List<Match> contributing(List<Match> window) {
        return switch (rule.type()) {
            case EVENT_COUNT -> holds(BigDecimal.valueOf(window.size())) ? window : List.of();
            case VALUE_COUNT -> holds(distinct(window.stream().flatMap(each -> each.values().stream())))
                    ? window
                    : List.of();
            case VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN -> numeric(window) ? window : List.of();
            case ABSENCE -> List.of(window.getLast());
            case TEMPORAL -> rule.alternatives().isEmpty()
                    ? holds(distinct(window.stream().flatMap(each -> each.rules().stream()))) ? window : List.of()
                    : alternative(window, false);
            case TEMPORAL_ORDERED -> {
                if (!rule.alternatives().isEmpty()) {
                    yield alternative(window, true);
                }
                int chain = longest(window, rule.rules());
                List<Match> all = chain == rule.rules().size() ? from(window, rule.rules().getFirst()) : window;
                yield holds(BigDecimal.valueOf(chain)) ? all : List.of();
            }
            case FIRST_SEEN -> throw new IllegalStateException();
        };
    }

    private List<Match> alternative(List<Match> window, boolean ordered) {
        for (Alternative alternative : rule.alternatives()) {
            List<String> order = rule.rules().stream().distinct().filter(alternative.matched()::contains).toList();
            boolean matched = ordered
                    ? longest(window, order) == order.size()
                    : window.stream().flatMap(each -> each.rules().stream()).toList().containsAll(order);
            Match now = window.getLast();
            if (matched && alternative.unmatched().stream().allMatch(name -> isMissing(name, order, now, ordered))) {
                return ordered ? from(window, order.getFirst()) : window;
            }
        }
        return List.of();
    }

    private boolean isMissing(String name, List<String> order, Match now, boolean ordered) {
        boolean isAfter = rule.rules().indexOf(name) > rule.rules().indexOf(order.getLast());
        Stream<Match> looked = !ordered
                ? Stream.concat(before(now), after(now))
                : isAfter ? after(now) : before(now);
        return looked.noneMatch(each -> each.rules().contains(name));
    }

    private Stream<Match> before(Match match) {
        return matches.subList(0, matches.indexOf(match) + 1).stream().filter(each -> isWithin(each, match));
    }

    private Stream<Match> after(Match match) {
        return matches.subList(matches.indexOf(match) + 1, matches.size())
                .stream()
                .filter(each -> isWithin(match, each));
    }

    private static List<Match> from(List<Match> window, String name) {
        return window.stream().dropWhile(each -> !each.rules().contains(name)).toList();
    }

    /** How many of the rules, at most, match in this order, each by a match of its own. */
    private static int longest(List<Match> window, List<String> order) {
        if (window.isEmpty() || order.isEmpty()) {
            return 0;
        }
        List<Match> rest = window.subList(1, window.size());
        int longest = longest(rest, order);
        for (int place = 0; place < order.size(); place++) {
            if (window.getFirst().rules().contains(order.get(place))) {
                longest = Math.max(longest, 1 + longest(rest, order.subList(place + 1, order.size())));
            }
        }
        return longest;
    }

    private boolean numeric(List<Match> window) {
        List<BigDecimal> numbers = window.stream()
                .flatMap(each -> each.values().stream())
                .map(BigDecimal::new)
                .sorted()
                .toList();
        int size = numbers.size();
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (rule.type()) {
            case VALUE_SUM -> holds(sum);
            case VALUE_AVG -> holds(sum.divide(BigDecimal.valueOf(size), MathContext.DECIMAL128));
            case VALUE_PERCENTILE -> holds(numbers.stream()
                    .filter(number -> share(numbers, number).compareTo(rule.percentile()) >= 0)
                    .findFirst()
                    .orElseThrow());
            default -> holds(numbers.get((size - 1) / 2).add(numbers.get(size / 2)).divide(BigDecimal.TWO));
        };
    }

    /** How many per cent of the numbers do not exceed one of them. */
    private static BigDecimal share(List<BigDecimal> numbers, BigDecimal number) {
        long below = numbers.stream().filter(each -> each.compareTo(number) <= 0).count();
        return BigDecimal.valueOf(100 * below).divide(BigDecimal.valueOf(numbers.size()), 20, RoundingMode.HALF_UP);
    }

    private static BigDecimal distinct(Stream<String> texts) {
        return BigDecimal.valueOf(texts.distinct().count());
    }

    private boolean holds(BigDecimal number) {
        return rule.bounds().stream().allMatch(bound -> bound.operator().holds(number.compareTo(bound.value())));
    }

    private List<Expected> firstSeen() {
        List<Expected> findings = new ArrayList<>();
        for (Match match : matches) {
            List<Match> earlier = before(match).filter(each -> each != match).toList();
            Set<String> seen = new HashSet<>();
            earlier.forEach(each -> seen.addAll(each.values()));
            if (!earlier.isEmpty() && !seen.containsAll(match.values())) {
                findings.add(new Expected(match.id(), List.of(match.id()), match.time(), match.time(), match.time()));
            }
        }
        return findings;
    }
}
