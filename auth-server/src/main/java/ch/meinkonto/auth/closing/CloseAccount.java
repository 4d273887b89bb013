package ch.meinkonto.auth.closing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.AccountDeleted;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.AddressTakenBack;
import ch.meinkonto.auth.confirmation.Link;
import ch.meinkonto.auth.confirmation.Links;
import ch.meinkonto.auth.confirmation.Purpose;
import ch.meinkonto.auth.mail.Letters;
import ch.meinkonto.auth.session.Sessions;
import ch.meinkonto.soc.contract.AccountClosingEvent;
import ch.meinkonto.soc.contract.AccountClosingEvent.Stage;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Deletes accounts whose owners ask for it: everything ends at once, the data go when the owner can no longer change their mind. */
@Component
class CloseAccount {
    static final Duration GRACE = Purpose.KEEP_ACCOUNT.lifetime();
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(CloseAccount.class);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Links links;
    private final Letters letters;
    private final Sessions sessions;
    private final SecurityEvents events;
    private final ApplicationEventPublisher publisher;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final String issuer;

    CloseAccount(JdbcClient jdbc, Accounts accounts, Links links, Letters letters, Sessions sessions,
            SecurityEvents events, ApplicationEventPublisher publisher, TransactionOperations transactions,
            Clock clock, @Value("${meinkonto.issuer}") String issuer) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.links = links;
        this.letters = letters;
        this.sessions = sessions;
        this.events = events;
        this.publisher = publisher;
        this.transactions = transactions;
        this.clock = clock;
        this.issuer = issuer;
    }

    /** Takes the wish: from now on nobody can sign in. */
    void ask(Account account, Locale language) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("""
                    insert into closing.asked (account_id, asked_at, due_at, language) values (?, ?, ?, ?)
                    on conflict (account_id) do nothing""")
                    .params(account.id(), Timestamp.from(now), Timestamp.from(now.plus(GRACE)),
                            language.toLanguageTag())
                    .update();
            accounts.disable(account.id());
            sessions.endAll(account.id().toString());
            String token = links.issue(new Link(Purpose.KEEP_ACCOUNT, account.id(), account.login().value()));
            letters.send(account.login().value(), "account-closing", language,
                    issuer + "/account/keep?token=" + token);
            events.record(new AccountClosingEvent(account.id().toString(), Stage.ASKED));
        });
    }

    /** Whether a link keeps an account. */
    boolean canBeKept(String token) {
        return links.find(Purpose.KEEP_ACCOUNT, token).isPresent();
    }

    /** Takes the wish back; tells whether that was in time. An account that was locked meanwhile stays locked. */
    boolean keep(String token) {
        return Boolean.TRUE.equals(transactions.execute(_ -> links.use(Purpose.KEEP_ACCOUNT, token)
                .map(link -> keep(link.account()))
                .orElse(false)));
    }

    /** Takes back a wish that was not the owner's: while an account is to be deleted, nobody can change its address. */
    @EventListener
    void keep(AddressTakenBack returned) {
        keep(returned.accountId());
    }

    private boolean keep(UUID accountId) {
        if (!isTakenBack(accountId)) {
            return false;
        }
        links.withdraw(Purpose.KEEP_ACCOUNT, accountId);
        accounts.enable(accountId);
        events.record(new AccountClosingEvent(accountId.toString(), Stage.KEPT));
        return true;
    }

    private boolean isTakenBack(UUID accountId) {
        return jdbc.sql("delete from closing.asked where account_id = ?").param(accountId).update() == 1;
    }

    /** Deletes what is due: one account per transaction, whichever instance is first. One that fails stops no other. */
    @Scheduled(fixedDelay = 10, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void deleteDue() {
        Optional<Due> due = takeDue();
        while (due.isPresent()) {
            delete(due.get());
            due = takeDue();
        }
    }

    private record Due(UUID accountId, Locale language) {}

    /** Takes the wish that waits longest, for this instance alone. Where it cannot be granted now, it comes up again later. */
    private Optional<Due> takeDue() {
        Instant now = clock.instant();
        return jdbc.sql("""
                update closing.asked set due_at = ?
                where account_id = (select account_id from closing.asked where due_at <= ? order by due_at
                                    for update skip locked limit 1)
                returning account_id, language""")
                .params(Timestamp.from(now.plus(AGAIN)), Timestamp.from(now))
                .query((row, number) -> new Due(row.getObject(1, UUID.class), Locale.forLanguageTag(row.getString(2))))
                .optional();
    }

    private void delete(Due due) {
        try {
            transactions.executeWithoutResult(_ -> {
                // Whoever changed their mind at this very moment keeps the account.
                if (isTakenBack(due.accountId())) {
                    delete(accounts.find(due.accountId()).orElseThrow(), due.language());
                }
            });
        } catch (RuntimeException e) {
            // Only the kind of failure: its text may carry the address.
            LOG.error("account not deleted though due, again in an hour cause={}", e.getClass().getSimpleName());
        }
    }

    private void delete(Account account, Locale language) {
        String id = account.id().toString();
        sessions.endAll(id);
        publisher.publishEvent(new AccountDeleted(id));
        accounts.delete(account.id());
        letters.send(account.login().value(), "account-closed", language);
        events.record(new AccountClosingEvent(id, Stage.CLOSED));
        LOG.info("account deleted as its owner wished");
    }
}
