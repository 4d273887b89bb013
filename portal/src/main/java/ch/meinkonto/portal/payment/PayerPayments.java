package ch.meinkonto.portal.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.DataCopy;
import ch.meinkonto.portal.cityservice.DataOfResident;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.soc.contract.Codes;

/** The payments of one resident, for their own eyes. */
@Repository
public class PayerPayments implements DataOfResident {
    private final JdbcClient jdbc;
    private final PaymentOwners owners;

    PayerPayments(JdbcClient jdbc, PaymentOwners owners) {
        this.jdbc = jdbc;
        this.owners = owners;
    }

    /** How a payment stands, as the resident sees it. */
    public enum Stand {
        OPEN,
        CHECKING,
        PAID,
        NOT_PAID,
        /** It was never due; it goes back whole. */
        RETURNING,
        RETURNED;

        static Stand of(PaymentState state) {
            return switch (state) {
                case CREATED, REDIRECTED -> OPEN;
                case AUTHORIZED -> CHECKING;
                case SETTLED -> PAID;
                case CANCELLED, FAILED, EXPIRED -> NOT_PAID;
                case RETURNING -> RETURNING;
                case RETURNED -> RETURNED;
            };
        }
    }

    /**
     * One attempt to pay.
     *
     * @param id of the payment
     * @param service name of the city service
     * @param reference of the request
     * @param number under which the provider knows it
     * @param amount what it costs
     * @param stand how it stands
     * @param at when it was opened
     * @param changedAt when it came to stand so
     * @param paidAt when the money was the city's, absent while it is not
     * @param refund what goes back of it, absent where nothing does
     */
    public record PayerPayment(UUID id, String service, String reference, String number, Money amount, Stand stand,
            Instant at, Instant changedAt, @Nullable Instant paidAt, @Nullable Refunded refund) {
        /** Message key of how it stands: what goes back counts more than that it was paid. */
        public String standKey() {
            if (refund != null) {
                boolean part = refund.status().isOver() && !refund.whole();
                return "payments.refund." + refund.status().code() + (part ? ".part" : "");
            }
            return "payments.state." + Codes.of(stand).replace('_', '-');
        }

        /** How it looks: good news, something to wait for, something amiss, or nothing more to say. */
        public String tag() {
            if (refund != null) {
                return switch (refund.status()) {
                    case DUE -> "tag-warn";
                    case DONE, BY_HAND -> "tag-quiet";
                    case REFUSED -> "tag-bad";
                };
            }
            return switch (stand) {
                case PAID -> "tag-good";
                case OPEN, CHECKING, RETURNING -> "tag-warn";
                case NOT_PAID, RETURNED -> "tag-quiet";
            };
        }

        /** The page of the request. */
        public String path() {
            return "/" + service + "/requests/" + reference;
        }
    }

    /** All payments of a resident, newest first. */
    public List<PayerPayment> of(String residentId) {
        return jdbc.sql("""
                select p.*, r.amount_minor as refund_minor, r.state as refund_state, r.changed_at as refund_at
                from payment.payment p left join payment.refund r on r.payment_id = p.id
                where p.user_id = ? order by p.created_at desc, p.id""")
                .param(residentId)
                .query(PayerPayments::read)
                .list();
    }

    /**
     * A payment of the resident who asks; to anybody else it does not exist, and the security events hear of it.
     *
     * @throws CaseNotFound when there is no such payment, or it is somebody else's
     */
    public PayerPayment own(UUID id, Resident resident) {
        Payment own = owners.own(id, resident);
        return of(resident.id()).stream()
                .filter(payment -> payment.id().equals(own.id()))
                .findFirst()
                .orElseThrow(() -> CaseNotFound.unknown("payment", id.toString()));
    }

    @Override
    public void copyTo(String residentId, DataCopy copy) {
        copy.records("payments", jdbc.sql("""
                select json_build_object('reference', case_id, 'service', case_type, 'amountInRappen', amount_minor,
                    'currency', currency, 'numberAtProvider', refno, 'state', state, 'method', method,
                    'cardBegins', bin, 'openedAt', created_at, 'changedAt', changed_at)::text
                from payment.payment where user_id = ? order by created_at, id""")
                .param(residentId));
        copy.records("refunds", jdbc.sql("""
                select json_build_object('reference', p.case_id, 'amountInRappen', r.amount_minor, 'reason', r.reason,
                    'state', r.state, 'at', r.created_at)::text
                from payment.refund r join payment.payment p on p.id = r.payment_id
                where p.user_id = ? order by r.created_at, r.id""")
                .param(residentId));
    }

    private static PayerPayment read(ResultSet row, int number) throws SQLException {
        Stand stand = Stand.of(PaymentState.valueOf(row.getString("state")));
        return new PayerPayment(row.getObject("id", UUID.class), row.getString("case_type"), row.getString("case_id"),
                row.getString("refno"), new Money(row.getLong("amount_minor")), stand,
                row.getTimestamp("created_at").toInstant(), row.getTimestamp("changed_at").toInstant(),
                stand == Stand.PAID ? row.getTimestamp("changed_at").toInstant() : null, refund(row));
    }

    private static @Nullable Refunded refund(ResultSet row) throws SQLException {
        String state = row.getString("refund_state");
        return state == null
                ? null
                : new Refunded(new Money(row.getLong("refund_minor")),
                        row.getLong("refund_minor") == row.getLong("amount_minor"), RefundStatus.valueOf(state),
                        row.getTimestamp("refund_at").toInstant());
    }
}
