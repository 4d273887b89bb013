package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.Money;

/** Money that came by bank, in {@code parkingpermit.bill_payment}. */
@Repository
class BillPayments {
    private final JdbcClient jdbc;
    private final Clock clock;

    BillPayments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What became of money that came by bank. */
    enum Outcome {
        /** The permit counts. */
        PAID,
        /** The request was over: staff give it back. */
        REFUND_DUE,
        /** Not what the bill says: staff look into it. */
        OTHER_AMOUNT,
        /** The permit was paid already: staff give it back. */
        PAID_BEFORE,
        /** No request has this reference. */
        UNKNOWN;

        public String messageKey() {
            return "parking-permit.staff.bills." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One of them.
     *
     * @param billReference as on the bill
     * @param amount how much
     * @param bookedOn the day
     * @param reference the request, absent where none belongs to it
     * @param outcome what became of it
     */
    record Received(String billReference, Money amount, LocalDate bookedOn, @Nullable String reference,
            Outcome outcome) {}

    /** Lets one transaction at a time take money in. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('parkingpermit bills', 0))")
                .query((row, number) -> number)
                .list();
    }

    /** Whether the bank has told of it before. */
    boolean isKnown(BankStatement.Credit credit) {
        return jdbc.sql("select exists (select from parkingpermit.bill_payment where bank_reference = :bank)")
                .param("bank", credit.bankReference())
                .query(Boolean.class)
                .single();
    }

    /** Whether a bill was paid, and the permit counts for that reason. */
    boolean hasPaid(String reference) {
        return jdbc.sql("""
                select exists (select from parkingpermit.bill_payment
                    where reference = :reference and outcome = 'PAID')""")
                .param("reference", reference)
                .query(Boolean.class)
                .single();
    }

    void add(BankStatement.Credit credit, @Nullable String reference, Outcome outcome, String receivedBy) {
        jdbc.sql("""
                insert into parkingpermit.bill_payment (bank_reference, bill_reference, amount_rappen, booked_on,
                    reference, outcome, received_by, received_at)
                values (:bank, :bill, :amount, :booked, :reference, :outcome, :by, :now)""")
                .param("bank", credit.bankReference())
                .param("bill", credit.billReference())
                .param("amount", credit.rappen())
                .param("booked", credit.bookedOn())
                .param("reference", reference)
                .param("outcome", outcome.name())
                .param("by", receivedBy)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The newest, those that need somebody first. */
    List<Received> newest(int limit) {
        return jdbc.sql("""
                select * from parkingpermit.bill_payment order by outcome = 'PAID', received_at desc, bank_reference
                limit :limit""")
                .param("limit", limit)
                .query((row, number) -> new Received(row.getString("bill_reference"),
                        new Money(row.getLong("amount_rappen")), row.getObject("booked_on", LocalDate.class),
                        row.getString("reference"), Outcome.valueOf(row.getString("outcome"))))
                .list();
    }
}
