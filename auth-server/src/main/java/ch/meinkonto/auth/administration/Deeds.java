package ch.meinkonto.auth.administration;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What administrators did alone and looked for, with their reasons, which no event carries: in schema {@code administration}. */
@Repository
class Deeds {
    private static final int MOST_SHOWN = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    Deeds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Something that was done.
     *
     * @param by account of who did it
     * @param at when
     * @param operation what, as events call it
     * @param reason in the words of who did it
     */
    record Deed(UUID by, Instant at, String operation, String reason) {}

    /** Writes down what was done. */
    void add(UUID by, String operation, String target, String reason) {
        jdbc.sql("""
                insert into administration.deed (id, by, at, operation, target, reason)
                values (?, ?, ?, ?, ?, ?)""")
                .params(UUID.randomUUID(), by, Timestamp.from(clock.instant()), operation, target, reason)
                .update();
    }

    /** Writes down that somebody looked for people; the id by which the event names it. */
    UUID addSearch(UUID by, String purpose, int found) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into administration.search (id, by, at, purpose, found) values (?, ?, ?, ?, ?)")
                .params(id, by, Timestamp.from(clock.instant()), purpose, found)
                .update();
        return id;
    }

    /** What was done to something, the newest first. */
    List<Deed> of(String target) {
        return jdbc.sql(
                "select by, at, operation, reason from administration.deed where target = ? order by at desc limit "
                        + MOST_SHOWN)
                .param(target)
                .query((row, number) -> new Deed(row.getObject("by", UUID.class), row.getTimestamp("at").toInstant(),
                        row.getString("operation"), row.getString("reason")))
                .list();
    }
}
