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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.AccountDeleted;
import ch.meinkonto.auth.account.Accounts;
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
            accounts.changeStatus(account.id(), Account.Status.DISABLED);
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
                .map(Link::account)
                .filter(this::isTakenBack)
                .map(id -> {
                    jdbc.sql("update account.account set status = 'ACTIVE' where id = ? and status = 'DISABLED'")
                            .param(id)
                            .update();
                    events.record(new AccountClosingEvent(id.toString(), Stage.KEPT));
                    return true;
                })
                .orElse(false)));
    }

    private boolean isTakenBack(UUID accountId) {
        return jdbc.sql("delete from closing.asked where account_id = ?").param(accountId).update() == 1;
    }

    /** Deletes what is due: one account per transaction, whichever instance is first. */
    @Scheduled(fixedDelay = 10, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void deleteDue() {
        while (Boolean.TRUE.equals(transactions.execute(_ -> takeDue().map(this::delete).isPresent()))) {
            LOG.info("account deleted as its owner wished");
        }
    }

    private record Due(UUID accountId, Locale language) {}

    private Optional<Due> takeDue() {
        return jdbc.sql("""
                select account_id, language from closing.asked where due_at <= ? order by due_at
                for update skip locked limit 1""")
                .param(Timestamp.from(clock.instant()))
                .query((row, number) -> new Due(row.getObject(1, UUID.class), Locale.forLanguageTag(row.getString(2))))
                .optional();
    }

    private Account delete(Due due) {
        Account account = accounts.find(due.accountId()).orElseThrow();
        String id = account.id().toString();
        sessions.endAll(id);
        publisher.publishEvent(new AccountDeleted(id));
        accounts.delete(account.id());
        letters.send(account.login().value(), "account-closed", due.language());
        events.record(new AccountClosingEvent(id, Stage.CLOSED));
        return account;
    }
}
