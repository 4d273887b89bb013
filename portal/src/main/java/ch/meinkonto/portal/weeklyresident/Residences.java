package ch.meinkonto.portal.weeklyresident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is registered until when, in {@code weeklyresident.residence}: a row for the registration and one for each extension. */
@Repository
class Residences {
    private final JdbcClient jdbc;
    private final Clock clock;

    Residences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What somebody is registered for, with all extensions.
     *
     * @param registration reference of the case it began with
     * @param from first day
     * @param firstUntil last day before any extension
     * @param until last day
     */
    record Residence(String registration, LocalDate from, LocalDate firstUntil, LocalDate until) {}

    /** Lets nobody else register or extend for a resident until the transaction ends. */
    void lock(String owner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "weeklyresident " + owner)
                .query((row, number) -> number)
                .list();
    }

    void add(String reference, String registration, String owner, Stay stay) {
        jdbc.sql("""
                insert into weeklyresident.residence (reference, registration, owner, begins, until, granted_at)
                values (:reference, :registration, :owner, :begins, :until, :now)""")
                .param("reference", reference)
                .param("registration", registration)
                .param("owner", owner)
                .param("begins", stay.from())
                .param("until", stay.until())
                .param("now", now())
                .update();
    }

    /** The registration of a resident that lasts longest, over or not. */
    Optional<Residence> latestOf(String owner) {
        return jdbc.sql("""
                select registration, min(begins) as begins, max(until) as until,
                    min(until) filter (where reference = registration) as first_until
                from weeklyresident.residence where owner = :owner and ended_at is null
                group by registration order by until desc, registration limit 1""")
                .param("owner", owner)
                .query(Residences::residence)
                .optional();
    }

    /** A registration that has not been ended. */
    Optional<Residence> of(String registration) {
        return jdbc.sql("""
                select registration, min(begins) as begins, max(until) as until,
                    min(until) filter (where reference = registration) as first_until
                from weeklyresident.residence where registration = :registration and ended_at is null
                group by registration""")
                .param("registration", registration)
                .query(Residences::residence)
                .optional();
    }

    /** Somebody deregisters: nothing of it counts any more. */
    void end(String registration) {
        jdbc.sql("""
                update weeklyresident.residence set ended_at = :now
                where registration = :registration and ended_at is null""")
                .param("now", now())
                .param("registration", registration)
                .update();
    }

    /** Cases whose days end soon, are not followed by others, and of which nobody has been reminded; each for one caller. */
    List<String> toRemind(LocalDate from, LocalDate until, int most) {
        return jdbc.sql("""
                select reference from weeklyresident.residence as ending
                where ended_at is null and reminded_at is null and until between :from and :until
                    and not exists (select from weeklyresident.residence as later
                        where later.registration = ending.registration and later.ended_at is null
                            and later.until > ending.until)
                order by until, reference limit :most for update skip locked""")
                .param("from", from)
                .param("until", until)
                .param("most", most)
                .query((row, number) -> row.getString(1))
                .list();
    }

    void reminded(String reference) {
        jdbc.sql("update weeklyresident.residence set reminded_at = :now where reference = :reference")
                .param("now", now())
                .param("reference", reference)
                .update();
    }

    /** Takes the owner from all residences of an account that is gone; tells how many there were. */
    int unlink(String owner, String former) {
        return jdbc.sql("update weeklyresident.residence set owner = :former where owner = :owner")
                .param("former", former)
                .param("owner", owner)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Residence residence(ResultSet row, int number) throws SQLException {
        return new Residence(row.getString("registration"), row.getObject("begins", LocalDate.class),
                row.getObject("first_until", LocalDate.class), row.getObject("until", LocalDate.class));
    }
}
