package ch.meinkonto.soc.engine.backtest;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.search.Hit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.engine.alert.AlertDraft;
import ch.meinkonto.soc.engine.backtest.BacktestReport.State;
import ch.meinkonto.soc.engine.detect.MatchableEvents;
import ch.meinkonto.soc.sigma.Evaluator;
import ch.meinkonto.soc.sigma.correlate.Limits;
import ch.meinkonto.soc.sigma.match.Event;

/** One backtest: reads, evaluates, counts. One thread runs it, others ask how far it is or cancel it. */
final class BacktestRun implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(BacktestRun.class);
    private static final int EVENTS_BETWEEN_SWEEPS = 50_000;

    private final String id;
    private final String caller;
    private final BacktestRules rules;
    private final Instant from;
    private final Instant until;
    private final BacktestSettings settings;
    private final StoredRange range;
    private final Clock clock;
    private final FindingTally tally;
    private final Instant started;
    private volatile Ending ending = new Ending(State.RUNNING, null, null);
    private volatile boolean cancelled;
    private volatile @Nullable String limit;
    private volatile @Nullable Instant readUntil;
    private volatile long events;
    private volatile long unreadable;
    private volatile long evicted;

    /** How it ended, all at once. */
    private record Ending(State state, @Nullable String reason, @Nullable Instant time) {}

    BacktestRun(String id, String caller, BacktestRules rules, Instant from, Instant until, int findings,
            BacktestSettings settings, StoredRange range, Clock clock) {
        this.id = id;
        this.caller = caller;
        this.rules = rules;
        this.from = from;
        this.until = until;
        this.settings = settings;
        this.range = range;
        this.clock = clock;
        this.tally = new FindingTally(from, until, findings);
        this.started = clock.instant();
    }

    @Override
    public void run() {
        try {
            if (rules.isEmpty()) {
                end(State.REJECTED, null);
                return;
            }
            evaluate();
            if (cancelled) {
                end(State.CANCELLED, null);
            } else if (limit != null) {
                end(State.STOPPED, limit);
            } else {
                end(State.DONE, null);
            }
        } catch (IOException | ElasticsearchException failed) {
            log.warn("a backtest could not read on id={} reason={}", id, failed.getMessage());
            end(cancelled ? State.CANCELLED : State.FAILED, cancelled ? null : "store-unavailable");
        } catch (RuntimeException unforeseen) {
            log.error("a backtest broke off id={}", id, unforeseen);
            end(cancelled ? State.CANCELLED : State.FAILED, cancelled ? null : "defect");
        }
    }

    /** Ends it at the next event. */
    void cancel() {
        cancelled = true;
    }

    boolean isRunning() {
        return ending.state() == State.RUNNING;
    }

    String id() {
        return id;
    }

    boolean isOf(String name) {
        return caller.equals(name);
    }

    BacktestReport report() {
        Ending now = ending;
        AlertDraft draft = new AlertDraft(rules.wording());
        List<Alert> findings = tally.first().stream().map(each -> draft.of(each, clock.instant()).alert()).toList();
        long alerts = tally.total();
        return new BacktestReport(id, now.state(), now.reason(), from, until, started, now.time(), events, unreadable,
                readUntil, alerts, tally.byDay(), perDay(alerts, now.state()), evicted, findings, rules.rejections());
    }

    private void evaluate() throws IOException {
        Evaluator evaluator = new Evaluator(rules.rules(), new Limits(settings.lateness(), settings.mostGroups(),
                settings.mostOccurrences(), rules.wording().fields()));
        range.read(from.minus(rules.memory()), until, hit -> evaluate(evaluator, hit));
        if (!cancelled && limit == null) {
            // All of the range is read: what did not happen in it is decided, too.
            evaluator.advance(until.plus(settings.lateness())).forEach(tally::note);
        }
        evicted = evaluator.counters().evicted();
    }

    /** Whether another event is wanted. */
    private boolean evaluate(Evaluator evaluator, Hit<Map<String, Object>> hit) {
        if (isAtAnEnd()) {
            return false;
        }
        try {
            Event event = event(hit);
            evaluator.accept(event).forEach(tally::note);
            readUntil = event.time();
        } catch (RuntimeException unforeseen) {
            // Live detection goes on as well: one event must not hold up all others.
            unreadable = unreadable + 1;
            log.warn("an event was not evaluated in a backtest document={}", hit.id(), unforeseen);
        }
        events = events + 1;
        if (events % EVENTS_BETWEEN_SWEEPS == 0) {
            evaluator.sweep();
            evicted = evaluator.counters().evicted();
        }
        return true;
    }

    private boolean isAtAnEnd() {
        if (cancelled) {
            return true;
        }
        if (events >= settings.mostEvents()) {
            limit = "most-events";
        } else if (Duration.between(started, clock.instant()).compareTo(settings.longestRun()) > 0) {
            limit = "longest-run";
        }
        return limit != null;
    }

    private double perDay(long alerts, State state) {
        Instant end = state == State.DONE ? until : readUntil;
        if (end == null || !end.isAfter(from)) {
            return 0;
        }
        return alerts * (double) Duration.ofDays(1).toMillis() / Math.max(1, Duration.between(from, end).toMillis());
    }

    private void end(State state, @Nullable String reason) {
        ending = new Ending(state, reason, clock.instant());
    }

    private static Event event(Hit<Map<String, Object>> hit) {
        Map<String, Object> fields = DottedFields.flatten(Objects.requireNonNull(hit.source()));
        Instant time = Instant.parse(String.valueOf(fields.get("@timestamp")));
        return MatchableEvents.of(Objects.requireNonNull(hit.id()), time, fields);
    }
}
