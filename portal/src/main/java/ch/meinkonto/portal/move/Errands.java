package ch.meinkonto.portal.move;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What other offices are still to be told of accepted moves, in {@code move.errand}. It says which case and what kind; what is
 * to be told stands in the case, which staff open with a purpose.
 */
@Repository
class Errands {
    private final JdbcClient jdbc;
    private final Clock clock;

    Errands(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One errand.
     *
     * @param reference of the case
     * @param errand what is to be told
     * @param madeAt since when
     * @param doneAt when somebody had told it, absent until then
     */
    record Standing(String reference, Errand errand, Instant madeAt, @Nullable Instant doneAt) {}

    /** Puts down what is to be told; a case that is decided anew tells it once. */
    void add(String reference, List<Errand> errands) {
        for (Errand errand : errands) {
            jdbc.sql("""
                    insert into move.errand (reference, kind, made_at) values (:reference, :kind, :now)
                    on conflict (reference, kind) do nothing""")
                    .param("reference", reference)
                    .param("kind", errand.name())
                    .param("now", now())
                    .update();
        }
    }

    /** What nobody has told yet is not told any more: the move does not take place. */
    void drop(String reference) {
        jdbc.sql("delete from move.errand where reference = :reference and done_at is null")
                .param("reference", reference)
                .update();
    }

    /** Somebody has told it; tells whether it still waited. */
    boolean done(String reference, Errand errand, String staff) {
        return jdbc.sql("""
                update move.errand set done_at = :now, done_by = :staff
                where reference = :reference and kind = :kind and done_at is null""")
                .param("now", now())
                .param("staff", staff)
                .param("reference", reference)
                .param("kind", errand.name())
                .update() == 1;
    }

    /** Forgets what was told before a moment; what still waits stays. Tells how many errands it were. */
    int forget(Instant toldBefore) {
        return jdbc.sql("delete from move.errand where done_at < :before")
                .param("before", toldBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What waits, the oldest first. */
    List<Standing> waiting(int most) {
        return jdbc.sql("""
                select * from move.errand where done_at is null order by made_at, reference, kind limit :most""")
                .param("most", most)
                .query(Errands::standing)
                .list();
    }

    List<Standing> of(String reference) {
        return jdbc.sql("select * from move.errand where reference = :reference order by kind")
                .param("reference", reference)
                .query(Errands::standing)
                .list();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        Timestamp done = row.getTimestamp("done_at");
        return new Standing(row.getString("reference"), Errand.valueOf(row.getString("kind")),
                row.getTimestamp("made_at").toInstant(), done == null ? null : done.toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
