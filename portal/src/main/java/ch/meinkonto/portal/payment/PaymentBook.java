package ch.meinkonto.portal.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All payments and the ledger, in PostgreSQL, schema {@code payment}. */
@Repository
class PaymentBook {
    private final JdbcClient jdbc;

    PaymentBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one transaction at a time decide about a request's payments; held until the transaction ends. */
    void lockCase(String caseId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('payment ' || ?, 0))")
                .param(caseId)
                .query((row, number) -> true)
                .single();
    }

    /** All attempts of a request, newest first. */
    List<Payment> ofCase(String caseId) {
        return jdbc.sql("select * from payment.payment where case_id = ? order by attempt desc")
                .param(caseId)
                .query(PaymentBook::read)
                .list();
    }

    Optional<Payment> find(UUID id) {
        return jdbc.sql("select * from payment.payment where id = ?").param(id).query(PaymentBook::read).optional();
    }

    Optional<Payment> findByTransaction(String transactionId) {
        return jdbc.sql("select * from payment.payment where transaction_id = ?")
                .param(transactionId)
                .query(PaymentBook::read)
                .optional();
    }

    /** The payments that are to be looked at now, the longest due first. */
    List<UUID> due(Instant now, int atMost) {
        return jdbc.sql("select id from payment.payment where next_check <= ? order by next_check limit ?")
                .params(Timestamp.from(now), atMost)
                .query((row, number) -> id(row, "id"))
                .list();
    }

    void add(Payment payment, Instant nextCheck) {
        PaymentRequest order = payment.order();
        jdbc.sql("""
                insert into payment.payment (id, case_id, case_type, user_id, amount_minor, currency, language,
                    return_path, attempt, refno, open_key, settle_key, return_key, state, created_at, changed_at,
                    next_check)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(payment.id(), order.caseId(), order.caseType(), order.userId(), order.amountMinor(),
                        order.currency(), order.language().toLanguageTag(), order.returnPath(), payment.attempt(),
                        payment.refno(), payment.keys().open(), payment.keys().settle(), payment.keys().giveBack(),
                        payment.state().name(), Timestamp.from(payment.created()), Timestamp.from(payment.changed()),
                        Timestamp.from(nextCheck))
                .update();
    }

    /**
     * Writes the next state of a payment.
     *
     * @param nextCheck when the poller looks at it, {@code null} for never again
     */
    void save(Payment payment, @Nullable Instant nextCheck) {
        Instrument instrument = payment.instrument();
        jdbc.sql("""
                update payment.payment set transaction_id = ?, state = ?, failure = ?, method = ?, fingerprint = ?,
                    bin = ?, psp_code = ?, changed_at = ?, next_check = ? where id = ?""")
                .param(payment.transactionId())
                .param(payment.state().name())
                .param(payment.failure() == null ? null : payment.failure().name())
                .param(instrument.method())
                .param(instrument.fingerprint())
                .param(instrument.bin())
                .param(instrument.pspCode())
                .param(Timestamp.from(payment.changed()))
                .param(nextCheck == null ? null : Timestamp.from(nextCheck))
                .param(payment.id())
                .update();
    }

    /** Says when the poller looks at a payment next, {@code null} for never again; one that is finished stays so. */
    void checkNext(UUID id, @Nullable Instant nextCheck) {
        jdbc.sql("update payment.payment set next_check = ? where id = ? and state not in ('SETTLED', 'RETURNED')")
                .param(nextCheck == null ? null : Timestamp.from(nextCheck))
                .param(id)
                .update();
    }

    /** Takes payer and card from all payments of an account that is gone; tells how many there were. */
    int unlink(String userId, String former, Instant now) {
        return jdbc.sql("""
                update payment.payment set user_id = ?, fingerprint = null, bin = null, unlinked_at = ?
                where user_id = ?""").params(former, Timestamp.from(now), userId).update();
    }

    /** Enters into the ledger what happened to the money; an entry is never changed. */
    void enter(Payment payment, LedgerEntry kind, long amountMinor, String currency, Instant at) {
        jdbc.sql("insert into payment.ledger_entry (payment_id, kind, amount_minor, currency, at)"
                + " values (?, ?, ?, ?, ?)")
                .params(payment.id(), kind.name(), amountMinor, currency, Timestamp.from(at))
                .update();
    }

    private static Payment read(ResultSet row, int number) throws SQLException {
        PaymentRequest order = new PaymentRequest(text(row, "case_id"), text(row, "case_type"), text(row, "user_id"),
                row.getLong("amount_minor"), text(row, "currency"), Locale.forLanguageTag(text(row, "language")),
                text(row, "return_path"));
        Payment.Keys keys = new Payment.Keys(id(row, "open_key"), id(row, "settle_key"), id(row, "return_key"));
        String failure = row.getString("failure");
        return new Payment(id(row, "id"), order, row.getInt("attempt"), text(row, "refno"), keys,
                row.getString("transaction_id"), PaymentState.valueOf(text(row, "state")),
                failure == null ? null : PaymentFailure.valueOf(failure),
                new Instrument(row.getString("method"), row.getString("fingerprint"), row.getString("bin"),
                        row.getString("psp_code")),
                time(row, "created_at"), time(row, "changed_at"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class), column);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp(column), column).toInstant();
    }

    /** What can happen to money. */
    enum LedgerEntry {
        AUTHORIZED,
        SETTLED,
        /** It was not due to us. */
        RETURNED,
        /** It was ours, and was given back wholly or in part. */
        REFUNDED
    }
}
