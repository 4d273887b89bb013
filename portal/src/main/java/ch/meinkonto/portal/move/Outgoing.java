package ch.meinkonto.portal.move;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages to the residents register until each has its receipt, in {@code move.message}. */
@Repository
class Outgoing {
    private final JdbcClient jdbc;
    private final Clock clock;

    Outgoing(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A message that is due.
     *
     * @param number its number
     * @param reference of its case
     * @param content its bytes, the same at each attempt
     */
    record Due(String number, String reference, byte[] content) {}

    /**
     * How the messages of a case stand.
     *
     * @param taken how many the register has entered
     * @param all how many there are
     * @param refusal what the register says about one it refused; empty when it refused none
     */
    record Standing(int taken, int all, String refusal) {}

    /** Puts messages behind those the case has already, in the current transaction. */
    void add(String reference, List<MoveMessages.Written> messages) {
        for (MoveMessages.Written message : messages) {
            jdbc.sql("""
                    insert into move.message (number, reference, place, subject, content, state, made_at, next_at)
                    values (:number, :reference,
                        (select coalesce(max(place), 0) + 1 from move.message where reference = :reference),
                        :subject, :content, 'WAITING', :now, :now)""")
                    .param("number", message.number())
                    .param("reference", reference)
                    .param("subject", message.subject())
                    .param("content", message.content())
                    .param("now", now())
                    .update();
        }
    }

    /** What the register has entered of a case. */
    List<String> taken(String reference) {
        return jdbc.sql("select subject from move.message where reference = :reference and state = 'TAKEN'")
                .param("reference", reference)
                .query((row, count) -> row.getString("subject"))
                .list();
    }

    /** What has not been entered is not sent any more. */
    void drop(String reference) {
        jdbc.sql("""
                update move.message set state = 'DROPPED'
                where reference = :reference and state in ('WAITING', 'REFUSED')""")
                .param("reference", reference)
                .update();
    }

    /**
     * Takes the message that has waited longest, if one is due, and lets it wait again, longer each time: whoever falls over
     * while sending it loses nothing. A message waits for those before it in its case.
     */
    Optional<Due> next() {
        return jdbc.sql("""
                update move.message set attempts = attempts + 1,
                    next_at = :now + least(interval '30 seconds' * power(2, least(attempts, 10)), interval '1 hour')
                where number = (
                    select waiting.number from move.message waiting
                    where waiting.state = 'WAITING' and waiting.next_at <= :now and not exists (
                        select 1 from move.message earlier
                        where earlier.reference = waiting.reference and earlier.place < waiting.place
                            and earlier.state in ('WAITING', 'REFUSED'))
                    order by waiting.next_at, waiting.place limit 1 for update skip locked)
                returning number, reference, content""")
                .param("now", now())
                .query(Outgoing::due)
                .optional();
    }

    private static Due due(ResultSet row, int count) throws SQLException {
        return new Due(row.getString("number"), row.getString("reference"), row.getBytes("content"));
    }

    /** The register has entered it. */
    void taken(Due message) {
        answered(message, "TAKEN", "");
    }

    /**
     * The register refuses it for good.
     *
     * @return whether that is news; a message may have been dropped meanwhile
     */
    boolean refused(Due message, String words) {
        return answered(message, "REFUSED", words);
    }

    private boolean answered(Due message, String state, String words) {
        return jdbc.sql("""
                update move.message set state = :state, words = :words, answered_at = :now
                where number = :number and state = 'WAITING'""")
                .param("state", state)
                .param("words", words)
                .param("now", now())
                .param("number", message.number())
                .update() > 0;
    }

    Standing of(String reference) {
        return jdbc.sql("""
                select count(*) filter (where state = 'TAKEN') as taken,
                    count(*) filter (where state <> 'DROPPED') as everything,
                    coalesce(max(words) filter (where state = 'REFUSED'), '') as refusal
                from move.message where reference = :reference""")
                .param("reference", reference)
                .query((row, count) -> new Standing(row.getInt("taken"), row.getInt("everything"),
                        row.getString("refusal")))
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
