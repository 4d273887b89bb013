package ch.meinkonto.portal.taxextension;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.page.DrawnOnce;
import ch.meinkonto.portal.taxextension.Offer.Step;

/** The extensions that were granted, in {@code taxextension.extension}. */
@Repository
class Extensions {
    private final JdbcClient jdbc;
    private final Clock clock;

    Extensions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An extension.
     *
     * @param reference of its case
     * @param owner account id of who asked
     * @param number register number
     * @param taxYear for which year
     * @param step which extension
     * @param dueBefore what it extends
     * @param until to which day
     * @param receivedAt when the request arrived
     * @param withdrawn whether the resident gave it back
     */
    record Extension(String reference, String owner, String number, int taxYear, Step step, LocalDate dueBefore,
            LocalDate until, Instant receivedAt, boolean withdrawn) {}

    /** Lets nobody else extend a return until the transaction ends. */
    void lock(String number, int taxYear) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:number, :year))")
                .param("number", "taxextension " + number)
                .param("year", taxYear)
                .query((row, count) -> count)
                .list();
    }

    void add(Extension extension) {
        jdbc.sql("""
                insert into taxextension.extension (reference, owner, number, tax_year, step, due_before, until,
                    received_at)
                values (:reference, :owner, :number, :year, :step, :before, :until, :received)""")
                .param("reference", extension.reference())
                .param("owner", extension.owner())
                .param("number", extension.number())
                .param("year", extension.taxYear())
                .param("step", extension.step().name())
                .param("before", extension.dueBefore())
                .param("until", extension.until())
                .param("received", extension.receivedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A return as the register will know it once it has learnt of our extensions. */
    TaxReturn applied(TaxReturn taxReturn) {
        return latest(taxReturn.number(), taxReturn.taxYear())
                .filter(extension -> extension.until().isAfter(taxReturn.due()))
                .filter(extension -> taxReturn.state() == TaxReturn.State.OPEN
                        || taxReturn.state() == TaxReturn.State.EXTENDED)
                .map(extension -> new TaxReturn(taxReturn.number(), taxReturn.municipality(), taxReturn.taxYear(),
                        taxReturn.selfEmployed(), extension.until(), TaxReturn.State.EXTENDED))
                .orElse(taxReturn);
    }

    /** The extension of a return that counts. */
    Optional<Extension> latest(String number, int taxYear) {
        return DrawnOnce.of(new Latest(number, taxYear), () -> read(number, taxYear));
    }

    /** As it is asked for. */
    private record Latest(String number, int taxYear) {}

    private Optional<Extension> read(String number, int taxYear) {
        return jdbc.sql("""
                select * from taxextension.extension
                where number = :number and tax_year = :year and withdrawn_at is null
                order by until desc, reference limit 1""")
                .param("number", number)
                .param("year", taxYear)
                .query(Extensions::extension)
                .optional();
    }

    Optional<Extension> of(String reference) {
        return jdbc.sql("select * from taxextension.extension where reference = :reference")
                .param("reference", reference)
                .query(Extensions::extension)
                .optional();
    }

    void withdraw(String reference) {
        jdbc.sql("update taxextension.extension set withdrawn_at = :now where reference = :reference")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reference", reference)
                .update();
    }

    /** Ends sooner. */
    void shorten(String reference, LocalDate until) {
        jdbc.sql("update taxextension.extension set until = :until where reference = :reference")
                .param("until", until)
                .param("reference", reference)
                .update();
    }

    /** Extensions that end soon and whose holders have not been reminded; kept from being reminded twice. */
    List<Extension> toRemind(LocalDate from, LocalDate until, int most) {
        return jdbc.sql("""
                select * from taxextension.extension
                where withdrawn_at is null and reminded_at is null and until between :from and :until
                order by until, reference limit :most for update skip locked""")
                .param("from", from)
                .param("until", until)
                .param("most", most)
                .query(Extensions::extension)
                .list();
    }

    void reminded(String reference) {
        jdbc.sql("update taxextension.extension set reminded_at = :now where reference = :reference")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reference", reference)
                .update();
    }

    private static Extension extension(ResultSet row, int number) throws SQLException {
        return new Extension(row.getString("reference"), row.getString("owner"), row.getString("number"),
                row.getInt("tax_year"), Step.valueOf(row.getString("step")),
                row.getObject("due_before", LocalDate.class), row.getObject("until", LocalDate.class),
                row.getTimestamp("received_at").toInstant(), row.getTimestamp("withdrawn_at") != null);
    }
}
