package ch.meinkonto.portal.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cases.Timeline.Party;
import ch.meinkonto.portal.form.Answers;

/** What staff and residents write to each other about a case, in {@code cases.message}. */
@Repository
class Messages {
    private final JdbcClient jdbc;
    private final StoredAnswers stored;
    private final Clock clock;

    Messages(JdbcClient jdbc, StoredAnswers stored, Clock clock) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.clock = clock;
    }

    /**
     * One message.
     *
     * @param id its id
     * @param at when it was written
     * @param party who wrote it
     * @param text plain text
     * @param question name of the question that is to be answered anew, absent for a mere message
     * @param answeredAt when it was
     */
    record Message(UUID id, Instant at, Party party, String text, @Nullable String question,
            @Nullable Instant answeredAt) {
        /** Whether the resident has something to do. */
        public boolean isOpen() {
            return question != null && answeredAt == null;
        }
    }

    /** Staff ask for another answer to one question. */
    void ask(String reference, String staff, String question, String text) {
        jdbc.sql("""
                insert into cases.message (id, reference, at, party, actor, text, question)
                values (:id, :reference, :now, 'STAFF', :actor, :text, :question)""")
                .param("id", UUID.randomUUID())
                .param("reference", reference)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", staff)
                .param("text", text)
                .param("question", question)
                .update();
    }

    /** The question that waits for the resident. */
    Optional<Message> open(String reference) {
        return of(reference).stream().filter(Message::isOpen).findFirst();
    }

    /** The resident answered; what stood there before is kept. */
    void answered(Message message, Answers replaced) {
        jdbc.sql("""
                update cases.message set answered_at = :now, replaced = cast(:replaced as jsonb) where id = :id""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("replaced", stored.write(replaced))
                .param("id", message.id())
                .update();
    }

    List<Message> of(String reference) {
        return jdbc.sql("select * from cases.message where reference = :reference order by at, id")
                .param("reference", reference)
                .query(Messages::message)
                .list();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        Timestamp answered = row.getTimestamp("answered_at");
        return new Message(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(),
                Party.valueOf(row.getString("party")), row.getString("text"), row.getString("question"),
                answered == null ? null : answered.toInstant());
    }
}
