package ch.meinkonto.auth.throttle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.key.ServerSecret;
import ch.meinkonto.auth.throttle.Limit.Claim;
import ch.meinkonto.soc.contract.RateLimitEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * What is left of each budget. One number per budget says it all: the moment from which it is whole again (the generic cell
 * rate algorithm of ITU-T I.371). A budget that is whole needs no row, so that memory is bounded by what was spent lately.
 */
@Repository
public class Budgets {
    /** A flood is told of once in this time, with the number of refusals. */
    private static final Duration TELL_EVERY = Duration.ofMinutes(1);
    /** Rows kept per limit; of more, those that are whole soonest go first. */
    private static final int MOST_ROWS = 200_000;

    private final JdbcClient jdbc;
    private final SecretKeySpec key;
    private final SecurityEvents events;
    private final TransactionOperations transactions;
    private final Clock clock;

    Budgets(JdbcClient jdbc, ServerSecret secret, SecurityEvents events, TransactionOperations transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.key = secret.forPurpose("throttle");
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes one from each budget, or from none. Not inside a transaction: what was taken must stay taken when the rest is
     * rolled back.
     *
     * @return whether there was something left in all of them
     */
    public boolean take(List<Claim> claims) {
        Set<String> taken = taken(claims);
        List<Claim> refused = claims.stream().filter(claim -> !taken.contains(id(claim))).toList();
        if (refused.isEmpty()) {
            return true;
        }
        giveBack(claims.stream().filter(claim -> taken.contains(id(claim))).toList());
        refused.forEach(this::refused);
        return false;
    }

    /** Takes one from one budget. */
    public boolean take(Claim claim) {
        return take(List.of(claim));
    }

    private Set<String> taken(List<Claim> claims) {
        long now = clock.millis();
        return jdbc.sql("""
                insert into throttle.budget as held (name, key_hash, key_class, step, burst, full_at)
                select name, key_hash, key_class, step, burst, ? + step
                from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::int[])
                    as claimed (name, key_hash, key_class, step, burst)
                order by name, key_hash
                on conflict (name, key_hash) do update
                set full_at = greatest(held.full_at, ?) + excluded.step, step = excluded.step, burst = excluded.burst
                where greatest(held.full_at, ?) + excluded.step <= ? + excluded.step::bigint * excluded.burst
                returning name || ' ' || key_hash""")
                .param(now)
                .param(claims.stream().map(claim -> claim.limit().name()).toArray(String[]::new))
                .param(claims.stream().map(this::hash).toArray(String[]::new))
                .param(claims.stream().map(claim -> claim.limit().keyClass()).toArray(String[]::new))
                .param(claims.stream().map(claim -> (int) claim.limit().refill().toMillis()).toArray(Integer[]::new))
                .param(claims.stream().map(claim -> claim.limit().burst()).toArray(Integer[]::new))
                .param(now)
                .param(now)
                .param(now)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Puts back what was taken. */
    public void giveBack(List<Claim> claims) {
        giveBack(claims, List.of());
    }

    /** Makes a budget whole. */
    public void refill(Claim claim) {
        giveBack(List.of(), List.of(claim));
    }

    /** Puts back what was taken from some budgets, and makes others whole. In the order in which they are taken. */
    public void giveBack(List<Claim> claims, List<Claim> whole) {
        List<Claim> all = Stream.concat(claims.stream(), whole.stream()).toList();
        if (all.isEmpty()) {
            return;
        }
        Boolean[] refilled = new Boolean[all.size()];
        Arrays.fill(refilled, 0, claims.size(), false);
        Arrays.fill(refilled, claims.size(), all.size(), true);
        jdbc.sql("""
                update throttle.budget as held
                set full_at = case when given.refilled then 0 else held.full_at - held.step end
                from (select name, key_hash, refilled from throttle.budget
                      join unnest(?::text[], ?::text[], ?::boolean[]) as claimed (name, key_hash, refilled)
                          using (name, key_hash)
                      order by name, key_hash for update of budget) as given
                where held.name = given.name and held.key_hash = given.key_hash""")
                .param(all.stream().map(claim -> claim.limit().name()).toArray(String[]::new))
                .param(all.stream().map(this::hash).toArray(String[]::new))
                .param(refilled)
                .update();
    }

    /** Counts a refusal, and tells of all since the last time when that is long enough ago. */
    private void refused(Claim claim) {
        record Refusals(boolean tell, long count) {}
        long now = clock.millis();
        transactions.executeWithoutResult(_ -> jdbc.sql("""
                update throttle.budget as held
                set refused = case when before.due then 0 else before.refused + 1 end,
                    told_at = case when before.due then ? else held.told_at end
                from (select name, key_hash, refused, told_at <= ? as due from throttle.budget
                      where name = ? and key_hash = ? for update) as before
                where held.name = before.name and held.key_hash = before.key_hash
                returning before.due, before.refused + 1""")
                .params(now, now - TELL_EVERY.toMillis(), claim.limit().name(), hash(claim))
                .query((row, number) -> new Refusals(row.getBoolean(1), row.getLong(2)))
                .optional()
                .filter(Refusals::tell)
                .ifPresent(refusals -> events.record(
                        new RateLimitEvent(claim.limit().name(), claim.limit().keyClass(), refusals.count()))));
    }

    /** Tells of the refusals that nobody has told of, and forgets budgets that are whole. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    public void tidyUp() {
        long now = clock.millis();
        transactions.executeWithoutResult(_ -> tellRest(now));
        jdbc.sql("delete from throttle.budget where full_at <= ? and refused = 0").param(now).update();
        jdbc.sql("""
                delete from throttle.budget where (name, key_hash) in (
                    select name, key_hash from (
                        select name, key_hash, row_number() over (partition by name order by full_at desc) as place
                        from throttle.budget) as ranked
                    where place > ?)""").param(MOST_ROWS).update();
    }

    /** One event for all keys of a limit: whose requests they were is no longer known. */
    private void tellRest(long now) {
        jdbc.sql("""
                with told as (
                    update throttle.budget as held set refused = 0, told_at = ?
                    from (select name, key_hash, refused from throttle.budget where refused > 0 and told_at <= ?
                          order by name, key_hash for update skip locked) as before
                    where held.name = before.name and held.key_hash = before.key_hash
                    returning held.name, held.key_class, before.refused)
                select name, key_class, sum(refused)::bigint from told group by name, key_class order by name""")
                .params(now, now - TELL_EVERY.toMillis())
                .query((row, number) -> new RateLimitEvent(row.getString(1), row.getString(2), row.getLong(3)))
                .list()
                .forEach(events::record);
    }

    private String id(Claim claim) {
        return claim.limit().name() + ' ' + hash(claim);
    }

    /** Neither addresses nor pseudonyms stand in the table. */
    private String hash(Claim claim) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(claim.key().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + key.getAlgorithm(), e);
        }
    }
}
