package ch.meinkonto.soc.engine.backtest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.AuditTrail;
import ch.meinkonto.soc.engine.AuditUnavailable;
import ch.meinkonto.soc.engine.backtest.BacktestRefused.Reason;
import ch.meinkonto.soc.engine.detect.Detections;

/**
 * The backtests that run, and the last that have ended. One at a time per caller and so many in all; nobody sees another
 * caller's. Kept in memory: a restart forgets them, and a caller asks again.
 */
public final class Backtests {
    private static final int FINDINGS = 100;
    private static final int MOST_FINDINGS = 200;

    private final Supplier<Detections> inForce;
    private final BacktestSettings settings;
    private final StoredRange range;
    private final AuditTrail audit;
    private final Clock clock;
    /** In the order in which they began. */
    private final Map<String, BacktestRun> runs = new LinkedHashMap<>();

    /**
     * @param inForce the detections in force at the moment
     */
    Backtests(Supplier<Detections> inForce, BacktestSettings settings, StoredRange range, AuditTrail audit,
            Clock clock) {
        this.inForce = inForce;
        this.settings = settings;
        this.range = range;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins a backtest.
     *
     * @param caller who asks, as the access token names it
     * @throws BacktestRefused where it must not be run
     * @throws AuditUnavailable where it cannot be recorded; it is not run then
     */
    public BacktestReport start(String caller, BacktestRequest request) {
        int findings = request.findings() == null ? FINDINGS : request.findings();
        if (findings < 1 || findings > MOST_FINDINGS) {
            throw new BacktestRefused(Reason.FINDINGS_OUT_OF_RANGE);
        }
        // Before the rule is read: parsing is work, too.
        refuseTooMany(caller);
        BacktestRules rules = rules(request);
        Instant from = request.from();
        Instant until = earlier(request.until(), clock.instant());
        if (from == null || until == null || !until.isAfter(from)) {
            throw new BacktestRefused(Reason.EMPTY_RANGE);
        }
        if (Duration.between(from, until).plus(rules.memory()).compareTo(settings.longestRange()) > 0) {
            throw new BacktestRefused(Reason.RANGE_TOO_LONG);
        }
        BacktestRun run = new BacktestRun(UUID.randomUUID().toString(), caller, rules, from, until, findings, settings,
                range, clock);
        begin(caller, run, Map.of("from", from.toString(), "until", until.toString(), "rule", name(request)));
        return run.report();
    }

    /**
     * How far it is, or what came out.
     *
     * @throws BacktestRefused where the caller has none of this id
     */
    public BacktestReport find(String caller, String id) {
        return run(caller, id).report();
    }

    /**
     * Ends it, at the next event. One that has ended stays as it is.
     *
     * @throws BacktestRefused where the caller has none of this id
     */
    public BacktestReport cancel(String caller, String id) {
        BacktestRun run = run(caller, id);
        if (run.isRunning()) {
            // To stop reading needs no record to be allowed; one that cannot be written must not keep it running.
            run.cancel();
            audit.record(new AuditRecord(clock.instant(), caller, "backtest.cancel", id, Map.of(), ""));
        }
        return run.report();
    }

    /** Ends all, for the shutdown. */
    synchronized void cancelAll() {
        runs.values().forEach(BacktestRun::cancel);
    }

    private synchronized BacktestRun run(String caller, String id) {
        BacktestRun run = runs.get(id);
        if (run == null || !run.isOf(caller)) {
            throw new BacktestRefused(Reason.UNKNOWN_BACKTEST);
        }
        return run;
    }

    private synchronized void begin(String caller, BacktestRun run, Map<String, String> details) {
        refuseTooMany(caller);
        audit.record(new AuditRecord(clock.instant(), caller, "backtest.start", run.id(), details, ""));
        runs.put(run.id(), run);
        dropOldest();
        // A platform thread: evaluation is work for a processor, which virtual threads would not share fairly.
        Thread.ofPlatform().daemon().name("backtest-" + run.id()).start(run);
    }

    private synchronized void refuseTooMany(String caller) {
        if (runs.values().stream().anyMatch(run -> run.isRunning() && run.isOf(caller))) {
            throw new BacktestRefused(Reason.CALLER_BUSY);
        }
        if (runs.values().stream().filter(BacktestRun::isRunning).count() >= settings.mostAtOnce()) {
            throw new BacktestRefused(Reason.ENGINE_BUSY);
        }
    }

    private void dropOldest() {
        Iterator<BacktestRun> oldestFirst = runs.values().iterator();
        while (runs.size() > settings.mostKept() + settings.mostAtOnce() && oldestFirst.hasNext()) {
            if (!oldestFirst.next().isRunning()) {
                oldestFirst.remove();
            }
        }
    }

    private BacktestRules rules(BacktestRequest request) {
        String text = request.rule();
        String id = request.ruleId();
        if ((text == null) == (id == null)) {
            throw new BacktestRefused(Reason.RULE_OR_RULE_ID);
        }
        if (text == null) {
            return BacktestRules.inForce(inForce.get(), Objects.requireNonNull(id));
        }
        if (text.length() > settings.mostRuleCharacters()) {
            throw new BacktestRefused(Reason.RULE_TOO_LONG);
        }
        return BacktestRules.of(text);
    }

    /** The rule as the audit trail names it: its id, or the digest of its text. */
    private static String name(BacktestRequest request) {
        String text = request.rule();
        if (text == null) {
            return Objects.requireNonNull(request.ruleId());
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant until, Instant now) {
        return until == null || until.isBefore(now) ? until : now;
    }
}
