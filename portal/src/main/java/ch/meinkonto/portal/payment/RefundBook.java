package ch.meinkonto.portal.payment;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.Money;

/** Money that goes back, in {@code payment.refund}. */
@Repository
class RefundBook {
    private final JdbcClient jdbc;
    private final PaymentBook payments;

    RefundBook(JdbcClient jdbc, PaymentBook payments) {
        this.jdbc = jdbc;
        this.payments = payments;
    }

    void add(Refund refund, Instant now) {
        jdbc.sql("""
                insert into payment.refund (id, payment_id, amount_minor, reason, state, created_at, changed_at,
                    next_check)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(refund.id(), refund.payment().id(), refund.amountMinor(), refund.reason(),
                        refund.status().name(), Timestamp.from(now), Timestamp.from(now), Timestamp.from(now))
                .update();
    }

    /** What becomes of one that was due; tells whether it still was. */
    boolean decide(Refund refund, RefundStatus status, Instant now) {
        return jdbc
                .sql("""
                        update payment.refund set state = ?, changed_at = ?, next_check = null where id = ? and state = 'DUE'""")
                .params(status.name(), Timestamp.from(now), refund.id())
                .update() == 1;
    }

    /** The provider is to be asked once more about one it refused; tells whether it was refused and nobody gave it. */
    boolean dueAgain(UUID id, Instant now) {
        return jdbc.sql("""
                update payment.refund set state = 'DUE', changed_at = :now, next_check = :now
                where id = :id and state = 'REFUSED' and told_by is null""")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update() == 1;
    }

    /** Staff gave one back that the provider refused; tells whether nobody had before. */
    boolean givenByHand(Refund refund, String staff, Instant now) {
        return jdbc.sql("""
                update payment.refund set state = 'BY_HAND', given_by = :staff, changed_at = :now
                where id = :id and state = 'REFUSED' and told_by is null""")
                .param("staff", staff)
                .param("now", Timestamp.from(now))
                .param("id", refund.id())
                .update() == 1;
    }

    /** Somebody says that they gave one back, and a second person is to make sure; tells whether nobody had said so. */
    boolean toldByHand(Refund refund, String staff, Instant now) {
        return jdbc.sql("""
                update payment.refund set told_by = :staff, told_at = :now
                where id = :id and state = 'REFUSED' and told_by is null""")
                .param("staff", staff)
                .param("now", Timestamp.from(now))
                .param("id", refund.id())
                .update() == 1;
    }

    /** A second person has made sure; who gave it, or empty where they may not or there is nothing to make sure of. */
    Optional<String> confirmedByHand(Refund refund, String second, Instant now) {
        return jdbc
                .sql("""
                        update payment.refund set state = 'BY_HAND', given_by = told_by, confirmed_by = :second, changed_at = :now
                        where id = :id and state = 'REFUSED' and told_by <> :second returning given_by""")
                .param("second", second)
                .param("now", Timestamp.from(now))
                .param("id", refund.id())
                .query(String.class)
                .optional();
    }

    /** It was not given back after all. */
    void takeBackByHand(UUID id) {
        jdbc.sql("update payment.refund set told_by = null, told_at = null where id = :id and state = 'REFUSED'")
                .param("id", id)
                .update();
    }

    /** How the refund of a payment stands, for people. */
    Optional<Refunded> standOf(Payment payment) {
        return jdbc.sql("select amount_minor, state, changed_at from payment.refund where payment_id = ?")
                .param(payment.id())
                .query((row, number) -> new Refunded(new Money(row.getLong("amount_minor")),
                        row.getLong("amount_minor") == payment.order().amountMinor(),
                        RefundStatus.valueOf(row.getString("state")), row.getTimestamp("changed_at").toInstant()))
                .optional();
    }

    /** Looks at one again later. */
    void checkNext(UUID id, Instant nextCheck) {
        jdbc.sql("update payment.refund set next_check = ? where id = ? and state = 'DUE'")
                .params(Timestamp.from(nextCheck), id)
                .update();
    }

    /** Those that are to be given now, the longest due first. */
    List<UUID> due(Instant now, int atMost) {
        return jdbc.sql("""
                select id from payment.refund where state = 'DUE' and next_check <= ? order by next_check limit ?""")
                .params(Timestamp.from(now), atMost)
                .query((row, number) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }

    Optional<Refund> find(UUID id) {
        return stored("id", id);
    }

    Optional<Refund> ofPayment(UUID paymentId) {
        return stored("payment_id", paymentId);
    }

    private Optional<Refund> stored(String column, UUID value) {
        return jdbc.sql("select * from payment.refund where " + column + " = ?")
                .param(value)
                .query((row, number) -> new Stored(Objects.requireNonNull(row.getObject("id", UUID.class)),
                        Objects.requireNonNull(row.getObject("payment_id", UUID.class)), row.getLong("amount_minor"),
                        Objects.requireNonNull(row.getString("reason")),
                        RefundStatus.valueOf(Objects.requireNonNull(row.getString("state")))))
                .optional()
                .map(this::withPayment);
    }

    private Refund withPayment(Stored stored) {
        Payment payment = payments.find(stored.paymentId()).orElseThrow();
        return new Refund(stored.id(), payment, stored.amountMinor(), stored.reason(), stored.status());
    }

    /** A row as it stands. */
    private record Stored(UUID id, UUID paymentId, long amountMinor, String reason, RefundStatus status) {}
}
