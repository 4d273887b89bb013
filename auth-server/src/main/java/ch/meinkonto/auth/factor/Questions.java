package ch.meinkonto.auth.factor;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.device.SignInHistory;
import ch.meinkonto.auth.session.AccessEnded;
import ch.meinkonto.auth.session.Place;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.SecondFactorEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Questions for a second factor that are open. One that is never answered is told of: somebody knew the password and had
 * nothing else. It counts as unanswered when the same account is asked again, or after ten minutes. No answer helps once all
 * access to the account was ended: the password may be another by now.
 */
@Component
class Questions {
    static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private final JdbcClient jdbc;
    private final SignInHistory history;
    private final SecurityEvents events;
    private final TransactionOperations transactions;
    private final Clock clock;

    Questions(JdbcClient jdbc, SignInHistory history, SecurityEvents events, TransactionOperations transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.history = history;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Asks an account for a factor. */
    UUID ask(UUID accountId, Factor factor) {
        UUID id = UUID.randomUUID();
        transactions.executeWithoutResult(status -> {
            giveUp("account_id = ?", accountId);
            Place place = Place.current();
            jdbc.sql("""
                    insert into factor.question (id, account_id, factor, asked_at, network, name)
                    values (?, ?, ?, ?, ?, ?)""")
                    .params(id, accountId, factor.code(), Timestamp.from(clock.instant()), place.network(),
                            place.name())
                    .update();
        });
        return id;
    }

    /** It was answered, rightly or so often wrongly that it is over. */
    void close(UUID id) {
        jdbc.sql("delete from factor.question where id = ?").param(id).update();
    }

    /** Whether all access to the account was ended since the question. */
    boolean isVoid(PendingSignIn pending) {
        return jdbc.sql("select 1 from factor.access_end where account_id = ? and ended_at >= ?")
                .params(pending.accountId(), Timestamp.from(pending.asked()))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    @EventListener
    void makeVoid(AccessEnded ended) {
        jdbc.sql("""
                insert into factor.access_end (account_id, ended_at) select id, ? from account.account where id = ?
                on conflict (account_id) do update set ended_at = excluded.ended_at""")
                .params(Timestamp.from(clock.instant()), UUID.fromString(ended.accountId()))
                .update();
    }

    /** Gives up waiting, on whichever instance comes first. */
    @Scheduled(fixedDelay = 20, initialDelay = 20, timeUnit = TimeUnit.SECONDS)
    void giveUpOld() {
        try {
            Timestamp old = Timestamp.from(clock.instant().minus(PATIENCE));
            transactions.executeWithoutResult(status -> giveUp("asked_at < ?", old));
            jdbc.sql("delete from factor.access_end where ended_at < ?").param(old).update();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("open questions not looked up cause={}", e.toString());
        }
    }

    private void giveUp(String which, Object parameter) {
        record Unanswered(UUID accountId, String factor, Place place) {}
        jdbc.sql("delete from factor.question where " + which + " returning account_id, factor, network, name")
                .param(parameter)
                .query((row, number) -> new Unanswered(row.getObject(1, UUID.class), row.getString(2),
                        new Place(row.getString(3), row.getString(4))))
                .list()
                .forEach(question -> {
                    events.record(new SecondFactorEvent(EventAction.AUTH_MFA_VERIFY, Outcome.UNKNOWN,
                            question.factor(), question.accountId().toString(), "unanswered"));
                    history.failed(question.accountId(), SignInHistory.Outcome.UNANSWERED, question.place());
                });
    }
}
