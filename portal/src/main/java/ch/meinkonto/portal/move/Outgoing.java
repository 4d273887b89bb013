package ch.meinkonto.portal.move;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
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
     * @param all how many there are
     * @param stuck how many wait for staff
     * @param refusal what the register says about one it refused; empty when it refused none
     */
    record Standing(int all, int stuck, String refusal) {}

    /**
     * A case with messages that wait for staff.
     *
     * @param reference of the case
     * @param messages how many of them
     * @param since when the first of them was made
     */
    record Stuck(String reference, int messages, Instant since) {}

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
                where reference = :reference and state in ('WAITING', 'REFUSED', 'STUCK')""")
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
                            and earlier.state in ('WAITING', 'REFUSED', 'STUCK'))
                    order by waiting.next_at, waiting.place limit 1 for update skip locked)
                returning number, reference, content""")
                .param("now", now())
                .query(Outgoing::due)
                .optional();
    }

    private static Due due(ResultSet row, int count) throws SQLException {
        return new Due(row.getString("number"), row.getString("reference"), row.getBytes("content"));
    }

    /**
     * The register did not take it this time either.
     *
     * @param mostAttempts after how many attempts it waits for staff, 1 or more
     * @return whether it waits for staff from now on
     */
    boolean notTaken(Due message, int mostAttempts) {
        return jdbc.sql("""
                update move.message set state = 'STUCK'
                where number = :number and state = 'WAITING' and attempts >= :most""")
                .param("number", message.number())
                .param("most", mostAttempts)
                .update() > 0;
    }

    /** Cases with messages that wait for staff, the oldest first. */
    List<Stuck> stuck(int most) {
        return jdbc.sql("""
                select reference, count(*) as messages, min(made_at) as since from move.message
                where state = 'STUCK' group by reference order by since, reference limit :most""")
                .param("most", most)
                .query((row, count) -> new Stuck(row.getString("reference"), row.getInt("messages"),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    /** Tries those of a case that wait for staff anew, as if they had never been sent; tells how many there were. */
    int sendAgain(String reference) {
        return jdbc.sql("""
                update move.message set state = 'WAITING', attempts = 0, next_at = :now
                where reference = :reference and state = 'STUCK'""")
                .param("now", now())
                .param("reference", reference)
                .update();
    }

    /**
     * Forgets what was in the messages of cases of which every message has had its end before a moment. The rows stay, with
     * what they were about, so that nothing is told twice.
     *
     * @return how many messages were forgotten
     */
    int wipe(Instant endedBefore) {
        return jdbc.sql("""
                update move.message set content = ''::bytea, words = '', wiped_at = :now
                where wiped_at is null and reference in (
                    select reference from move.message group by reference
                    having bool_and(state in ('TAKEN', 'DROPPED'))
                        and max(coalesce(answered_at, made_at)) < :before)""")
                .param("now", now())
                .param("before", endedBefore.atOffset(ZoneOffset.UTC))
                .update();
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
                select count(*) filter (where state <> 'DROPPED') as everything,
                    count(*) filter (where state = 'STUCK') as stuck,
                    coalesce(max(words) filter (where state = 'REFUSED'), '') as refusal
                from move.message where reference = :reference""")
                .param("reference", reference)
                .query((row, count) -> new Standing(row.getInt("everything"), row.getInt("stuck"),
                        row.getString("refusal")))
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
