package ch.meinkonto.portal.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.Money;

/** What goes back to residents, for staff. */
@Repository
class RefundList {
    /** Giving back takes minutes; what takes longer, the provider refuses. */
    private static final Duration LONG = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    RefundList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One return of money.
     *
     * @param id of the refund, or of the payment that is returned as a whole
     * @param service name of the city service
     * @param reference of the request
     * @param number under which the provider knows the payment
     * @param amount how much
     * @param stand how far it is, as message keys know it
     * @param since when it came so far
     * @param toldBy account id of who says they gave it back, where a second person is to make sure; else absent
     */
    record Row(UUID id, String service, String reference, String number, Money amount, String stand, Instant since,
            @Nullable String toldBy) {}

    /** What the provider refused and nobody has given back yet, the oldest first. */
    List<Row> refused(int most) {
        return rows("r.state = 'REFUSED' order by r.changed_at, r.id", most);
    }

    /** What is on its way or over, the newest first. */
    List<Row> newestOthers(int most) {
        return rows("r.state <> 'REFUSED' order by r.changed_at desc, r.id", most);
    }

    private List<Row> rows(String which, int most) {
        return jdbc.sql("""
                select r.id, p.case_type, p.case_id, p.refno, r.amount_minor, r.state, r.changed_at, r.told_by
                from payment.refund r join payment.payment p on p.id = r.payment_id where\s""" + which + " limit :most")
                .param("most", most)
                .query((row, number) -> row(row, RefundStatus.valueOf(row.getString("state")).code()))
                .list();
    }

    /** Payments that were never due and that the provider should have returned long ago, the oldest first. */
    List<Row> longReturning(int most) {
        return jdbc.sql("""
                select id, case_type, case_id, refno, amount_minor, changed_at, null as told_by
                from payment.payment
                where state = 'RETURNING' and changed_at < :before order by changed_at, id limit :most""")
                .param("before", Timestamp.from(clock.instant().minus(LONG)))
                .param("most", most)
                .query((row, number) -> row(row, "due"))
                .list();
    }

    private static Row row(ResultSet row, String stand) throws SQLException {
        return new Row(row.getObject("id", UUID.class), row.getString("case_type"), row.getString("case_id"),
                row.getString("refno"), new Money(row.getLong("amount_minor")), stand,
                row.getTimestamp("changed_at").toInstant(), row.getString("told_by"));
    }
}
