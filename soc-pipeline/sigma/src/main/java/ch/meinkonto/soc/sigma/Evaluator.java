package ch.meinkonto.soc.sigma;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import ch.meinkonto.soc.sigma.correlate.Change;
import ch.meinkonto.soc.sigma.correlate.Correlator;
import ch.meinkonto.soc.sigma.correlate.Counters;
import ch.meinkonto.soc.sigma.correlate.EventRef;
import ch.meinkonto.soc.sigma.correlate.Eviction;
import ch.meinkonto.soc.sigma.correlate.Finding;
import ch.meinkonto.soc.sigma.correlate.KnownKeys;
import ch.meinkonto.soc.sigma.correlate.Limits;
import ch.meinkonto.soc.sigma.correlate.Restored;
import ch.meinkonto.soc.sigma.correlate.SnapshotBytes;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.match.Matcher;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * Runs a set of rules over a stream of events: single matches and correlations together. Not thread-safe: one thread feeds
 * it. Events may come late, shuffled and repeated; the findings are the same.
 */
public final class Evaluator {
    private final RuleSet rules;
    private final Limits limits;
    private final Matcher matcher;
    private final Correlator correlator;
    private final Map<String, Long> matches = new HashMap<>();

    /** An evaluator that has seen nothing yet, to which nobody is known and which tells nobody what it evicts. */
    public Evaluator(RuleSet rules, Limits limits) {
        this(rules, limits, KnownKeys.NONE, eviction -> {});
    }

    /**
     * An evaluator that has seen nothing yet.
     *
     * @param rules what is evaluated
     * @param limits what it may use
     * @param known which keys belong to somebody known: their groups have a budget of their own
     * @param evictions is told of each group that has to go to keep the budget
     */
    public Evaluator(RuleSet rules, Limits limits, KnownKeys known, Consumer<Eviction> evictions) {
        this.rules = rules;
        this.limits = limits;
        this.matcher = Matcher.of(rules.detections());
        this.correlator = new Correlator(rules, limits, known, evictions);
    }

    /** What the event changes among the findings; rules that only serve others are left out. */
    public List<Change> accept(Event event) {
        List<DetectionRule> satisfied = matcher.match(event);
        satisfied.forEach(rule -> matches.merge(rule.key(), 1L, Long::sum));
        List<Change> changes = new ArrayList<>(2);
        for (DetectionRule rule : satisfied) {
            if (rules.raises(rule)) {
                changes.add(new Change.Raised(single(rule, event)));
            }
        }
        changes.addAll(raised(correlator.accept(event, satisfied)));
        return changes;
    }

    /**
     * Moves time on where no events come, so that what depends on something that does not happen is decided all the same. To be
     * called when no events are waiting.
     *
     * @param now by the caller's clock
     * @return what that changes among the findings; rules that only serve others are left out
     */
    public List<Change> advance(Instant now) {
        return raised(correlator.advance(now));
    }

    /** Sets the latest moment that an event may move time to, see {@link Correlator#trustUntil}. */
    public void trustUntil(Instant latest) {
        correlator.trustUntil(latest);
    }

    /** The state of all correlations as bytes, for {@link #restore}. */
    public byte[] snapshot() {
        return correlator.snapshot();
    }

    /** The same, for a state that is too large to be copied. */
    public SnapshotBytes snapshotBytes() {
        return correlator.snapshotBytes();
    }

    /** Takes over the state of another evaluator, see {@link Correlator#restore}. */
    public Restored restore(byte[] snapshot) {
        return correlator.restore(snapshot);
    }

    /** Goes on within a finding that was kept elsewhere, for example after a restart. */
    public void resume(Finding finding) {
        correlator.resume(finding);
    }

    /** Forgets what nothing can join any more. To be called now and then, at most once a minute. */
    public void sweep() {
        correlator.sweep();
    }

    /** How often a rule about single events matched so far. */
    public long matches() {
        return matches.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How often each rule about single events matched so far, by its key; without those that never did. */
    public Map<String, Long> matchesByRule() {
        return Map.copyOf(matches);
    }

    /** Event time of the newest event seen. */
    public Instant newest() {
        return correlator.newest();
    }

    /** Event time before which everything is taken to have come; 1970 before the first event. */
    public Instant watermark() {
        return correlator.watermark();
    }

    /** What could not be used so far. */
    public Counters counters() {
        return correlator.counters();
    }

    /** What each correlation keeps and could not use, by the key of its rule. */
    public Map<String, Counters> countersByRule() {
        return correlator.countersByRule();
    }

    /** What it takes a correlation to take in a match, see {@link Correlator#nanosecondsByRule}. */
    public Map<String, Long> nanosecondsByRule() {
        return correlator.nanosecondsByRule();
    }

    private List<Change> raised(List<Change> changes) {
        List<Change> raised = new ArrayList<>(changes);
        raised.removeIf(change -> !rules.raises(change.finding().rule()));
        return raised;
    }

    private Finding single(DetectionRule rule, Event event) {
        Map<String, Map<String, Instant>> values = new LinkedHashMap<>();
        for (String field : limits.carried()) {
            for (String text : event.texts(field)) {
                values.computeIfAbsent(field, unused -> new LinkedHashMap<>()).put(text, event.time());
            }
        }
        return new Finding(rule, new TreeMap<>(), event.id(), List.of(new EventRef(event.id(), event.time())), 1,
                event.time(), event.time(), event.time(), values);
    }
}
