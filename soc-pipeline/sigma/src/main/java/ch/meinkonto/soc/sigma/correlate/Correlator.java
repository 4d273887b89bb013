package ch.meinkonto.soc.sigma.correlate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * Keeps the state of all correlations and says what each event changes. Not thread-safe: one thread feeds it.
 *
 * <p>
 * Time is event time. The <em>watermark</em> is the newest event time seen less the allowed lateness: what is older has come.
 * It moves with events; where none come, {@link #advance} moves it, so that what depends on something that does not happen is
 * decided all the same.
 *
 * <pre>{@code
 * Correlator correlator = new Correlator(rules, Limits.defaults());
 * Matcher matcher = Matcher.of(rules.detections());
 * for (Event event : events) {
 *     correlator.accept(event, matcher.match(event)).forEach(change -> tell(change));
 * }
 * }</pre>
 */
public final class Correlator {
    private final Limits limits;
    private final Routes routes;
    private final Consumer<Eviction> evictions;
    private final List<Membership> memberships = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();
    private final Timers timers = new Timers();
    private final GroupStates states;
    private final Chain chain;
    private final Snapshots snapshots;
    private final long lateness;
    private long trusted = EventTime.FOREVER;
    private long newest = EventTime.NEVER;
    private long watermark = EventTime.NEVER;

    /** A correlator without any state, to which nobody is known and which tells nobody what it evicts. */
    public Correlator(RuleSet rules, Limits limits) {
        this(rules, limits, KnownKeys.NONE, eviction -> {});
    }

    /**
     * A correlator without any state.
     *
     * @param rules which correlations there are
     * @param limits what it may use
     * @param known which keys belong to somebody known: their groups have a budget of their own
     * @param evictions is told of each group that has to go to keep the budget
     */
    public Correlator(RuleSet rules, Limits limits, KnownKeys known, Consumer<Eviction> evictions) {
        this.limits = limits;
        this.lateness = EventTime.of(limits.lateness());
        this.routes = Routes.of(rules, limits);
        this.evictions = evictions;
        SharedTexts texts = new SharedTexts();
        for (Plan plan : routes.plans()) {
            Tally tally = new Tally();
            tallies.add(tally);
            memberships.add(new Membership(plan, tally, texts));
        }
        this.states = new InMemoryGroupStates(memberships.size(), limits.mostGroups(), known, this::evicted);
        this.chain = new Chain(routes, memberships, states, this::insert);
        this.snapshots = new Snapshots(rules, routes.plans(), tallies, states);
    }

    /**
     * Takes an event and the rules it satisfies; tells every finding that this changes, also those of rules that serve
     * other rules only. An event that came before changes nothing.
     */
    public List<Change> accept(Event event, List<? extends Rule> satisfied) {
        long time = EventTime.of(event.time());
        List<Change> changes = List.of();
        if (time > newest && time <= trusted) {
            newest = time;
            changes = moveTo(EventTime.minus(newest, lateness));
        }
        if (satisfied.isEmpty()) {
            return changes;
        }
        List<Change> all = changes.isEmpty() ? new ArrayList<>(2) : changes;
        for (Routes.Target target : targets(satisfied)) {
            Plan plan = routes.plans().get(target.correlation());
            memberships.get(target.correlation())
                    .of(event, target.references(), target.first(),
                            (key, occurrence) -> insert(plan, key, occurrence, all));
        }
        return all;
    }

    /**
     * Moves time on without an event, to be called when none are waiting: from here on everything that happened before
     * {@code now} less the allowed lateness is taken to have come. Decides what depends on something that did not happen.
     *
     * @param now by the caller's clock
     * @return what that changes
     */
    public List<Change> advance(Instant now) {
        return moveTo(EventTime.minus(EventTime.of(now), lateness));
    }

    /**
     * Sets the latest moment that an event may move time to. The event of a sender whose clock is wrong, or who lies, still
     * counts at the time it tells; but it cannot make the events of all others too late. To be called now and then with a moment
     * shortly after the present one.
     */
    public void trustUntil(Instant latest) {
        trusted = EventTime.of(latest);
    }

    /**
     * Goes on within a finding that was kept elsewhere, for example after a restart: what follows is folded into it. Does
     * nothing where the rule is no longer there or the group has an open finding already.
     */
    public void resume(Finding finding) {
        for (Plan plan : routes.plans()) {
            CorrelationRule rule = plan.rule();
            if (rule.key().equals(finding.rule().key()) && finding.group().keySet().containsAll(rule.groupBy())) {
                GroupState group = states.open(plan,
                        GroupKey.of(rule.groupBy().stream().map(finding.group()::get).toList()));
                group.resume(finding);
                timers.reschedule(group);
            }
        }
    }

    /** Forgets groups that nothing can join any more. To be called now and then, at most once a minute. */
    public void sweep() {
        states.removeIf(group -> {
            group.forget(watermark);
            boolean over = group.isOver(watermark);
            if (over) {
                timers.cancel(group);
            }
            return over;
        });
    }

    /** Event time of the newest event seen whose time is trusted; 1970 before the first. */
    public Instant newest() {
        return newest == EventTime.NEVER ? Instant.EPOCH : EventTime.instant(newest);
    }

    /** Event time before which everything is taken to have come; 1970 before the first event. */
    public Instant watermark() {
        return watermark == EventTime.NEVER ? Instant.EPOCH : EventTime.instant(watermark);
    }

    /** What all correlations together keep and could not use. */
    public Counters counters() {
        Counters all = new Counters(0, 0, 0, 0);
        for (Plan plan : routes.plans()) {
            all = all.plus(counters(plan));
        }
        return all;
    }

    /** What each correlation keeps and could not use, by the key of its rule. */
    public Map<String, Counters> countersByRule() {
        Map<String, Counters> byRule = new LinkedHashMap<>();
        routes.plans().forEach(plan -> byRule.put(plan.rule().key(), counters(plan)));
        return byRule;
    }

    /**
     * Mean time to take in a match, in nanoseconds, by the key of the correlation; with what builds on it. Without those that
     * have taken none since the start.
     */
    public Map<String, Long> nanosecondsByRule() {
        Map<String, Long> byRule = new LinkedHashMap<>();
        for (Plan plan : routes.plans()) {
            long mean = tallies.get(plan.index()).mean();
            if (mean > 0) {
                byRule.put(plan.rule().key(), mean);
            }
        }
        return byRule;
    }

    /** All state as bytes, for {@link #restore}. */
    public byte[] snapshot() {
        return snapshotBytes().array();
    }

    /** The same, for a state that is too large to be copied. */
    public SnapshotBytes snapshotBytes() {
        return snapshots.write(newest, watermark);
    }

    /**
     * Takes over the state of another correlator and goes on as that one would have. The state of a correlation that is no longer
     * there, or that has another version or content or builds on a rule that has, is dropped: it would mean something else.
     *
     * @param snapshot from {@link #snapshot}
     * @return which correlations go on and which do not
     * @throws IllegalArgumentException where it is no snapshot, or one of another version of this library; the correlator is not
     *         to be used then
     * @throws IllegalStateException where this correlator has seen an event already
     */
    public Restored restore(byte[] snapshot) {
        if (newest != EventTime.NEVER || watermark != EventTime.NEVER) {
            throw new IllegalStateException("only a correlator that has seen nothing can be restored");
        }
        Snapshots.Content content = snapshots.read(snapshot);
        newest = content.newest();
        watermark = content.watermark();
        routes.plans().forEach(plan -> states.each(plan, timers::reschedule));
        return content.restored();
    }

    private Counters counters(Plan plan) {
        return tallies.get(plan.index()).counters(states.groups(plan));
    }

    /** The correlations concerned, each once, those they refer to first. */
    private Iterable<Routes.Target> targets(List<? extends Rule> satisfied) {
        if (satisfied.size() == 1) {
            return routes.of(satisfied.getFirst());
        }
        Map<Integer, Routes.Target> targets = new TreeMap<>();
        for (Rule rule : satisfied) {
            routes.of(rule).forEach(target -> targets.merge(target.correlation(), target, Routes.Target::with));
        }
        return targets.values();
    }

    /** Moves the watermark, step by step from one decision to the next. */
    private List<Change> moveTo(long next) {
        if (next <= watermark) {
            return List.of();
        }
        List<Change> changes = List.of();
        for (Timers.Timer timer = timers.first(next); timer != null; timer = timers.first(next)) {
            watermark = Math.max(watermark, timer.due());
            changes = changes.isEmpty() ? new ArrayList<>() : changes;
            WaitingGroup group = timer.group();
            group.decide(timer.due() + 1);
            timers.reschedule(group);
            chain.outward(group.plan(), group.changes(), changes);
        }
        watermark = next;
        return changes;
    }

    private void insert(Plan plan, GroupKey key, Occurrence occurrence, List<Change> changes) {
        long start = System.nanoTime();
        Tally tally = tallies.get(plan.index());
        GroupState group = states.open(plan, key);
        switch (group.insert(occurrence, watermark)) {
            case TAKEN -> {
                timers.reschedule(group);
                chain.outward(plan, group.changes(), changes);
            }
            case REPEATED -> {
            }
            case TOO_LATE -> tally.late();
        }
        tally.took(System.nanoTime() - start);
    }

    private void evicted(GroupState group) {
        timers.cancel(group);
        tallies.get(group.plan().index()).evicted();
        evictions.accept(new Eviction(group.plan().rule(), group.named(), group.known, group.isOpen()));
    }
}
