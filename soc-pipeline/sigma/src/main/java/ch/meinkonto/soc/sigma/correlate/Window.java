package ch.meinkonto.soc.sigma.correlate;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;

/** The matches of a group within one time span, with what the correlation computes over them kept up to date. */
final class Window {
    private final CorrelationRule rule;
    private final Deque<Occurrence> occurrences = new ArrayDeque<>();
    private final Map<String, Integer> distinct = new HashMap<>();

    Window(CorrelationRule rule) {
        this.rule = rule;
    }

    Window copy() {
        Window copy = new Window(rule);
        copy.occurrences.addAll(occurrences);
        copy.distinct.putAll(distinct);
        return copy;
    }

    int size() {
        return occurrences.size();
    }

    void add(Occurrence occurrence) {
        occurrences.addLast(occurrence);
        counted(occurrence).forEach(value -> distinct.merge(value, 1, Integer::sum));
    }

    void dropBefore(Instant start) {
        while (!occurrences.isEmpty() && occurrences.getFirst().time().isBefore(start)) {
            dropFirst();
        }
    }

    void dropFirst() {
        counted(occurrences.removeFirst())
                .forEach(value -> distinct.computeIfPresent(value, (key, times) -> times == 1 ? null : times - 1));
    }

    void clear() {
        occurrences.clear();
        distinct.clear();
    }

    /** The contributing matches where the condition holds, else nothing. */
    List<Occurrence> contributing() {
        return switch (rule.type()) {
            case EVENT_COUNT -> when(rule.holds(occurrences.size()));
            case VALUE_COUNT, TEMPORAL -> when(rule.holds(distinct.size()));
            case TEMPORAL_ORDERED -> inOrder();
        };
    }

    private Iterable<String> counted(Occurrence occurrence) {
        return switch (rule.type()) {
            case EVENT_COUNT -> List.of();
            case VALUE_COUNT -> occurrence.values();
            case TEMPORAL, TEMPORAL_ORDERED -> occurrence.rules();
        };
    }

    private List<Occurrence> when(boolean holds) {
        return holds ? List.copyOf(occurrences) : List.of();
    }

    /**
     * Where enough rules matched in the order of the list, each by a match of its own: the matches from the first of the
     * first rule on.
     */
    private List<Occurrence> inOrder() {
        if (IntStream.rangeClosed(1, distinct.size()).noneMatch(rule::holds)) {
            return List.of();
        }
        List<String> order = rule.rules();
        int[] longest = new int[order.size()];
        List<Occurrence> fromFirstRule = new ArrayList<>();
        for (Occurrence occurrence : occurrences) {
            if (!fromFirstRule.isEmpty() || occurrence.rules().contains(order.getFirst())) {
                fromFirstRule.add(occurrence);
            }
            // From the last rule to the first, so that one match does not count for two places of the chain.
            for (int place = order.size() - 1; place >= 0; place--) {
                if (occurrence.rules().contains(order.get(place))) {
                    longest[place] = Math.max(longest[place], 1 + Arrays.stream(longest, 0, place).max().orElse(0));
                }
            }
        }
        int chain = Arrays.stream(longest).max().orElse(0);
        if (!rule.holds(chain)) {
            return List.of();
        }
        return chain == order.size() ? fromFirstRule : List.copyOf(occurrences);
    }
}
