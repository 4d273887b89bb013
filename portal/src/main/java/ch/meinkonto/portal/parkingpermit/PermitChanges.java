package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was changed of permits, in {@code parkingpermit.change}; it is written, never rewritten. */
@Repository
class PermitChanges {
    private final JdbcClient jdbc;
    private final Clock clock;

    PermitChanges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One change.
     *
     * @param edition the paper that it made
     * @param kind {@code plate} or {@code address}
     * @param plate the vehicle since then
     * @param postcode the zone since then
     * @param since since when it was so
     * @param reportedOn when it was reported
     * @param late whether that was after the period for it
     */
    record Reported(int edition, String kind, String plate, String postcode, LocalDate since, LocalDate reportedOn,
            boolean late) {}

    /** Keeps what was changed, beside the permit as it is now. */
    void add(ParkingPermit after, PermitChange change, LocalDate reportedOn, boolean late) {
        jdbc.sql("""
                insert into parkingpermit.change (reference, edition, kind, plate, postcode, since, reported_on, late,
                    changed_at)
                values (:reference, :edition, :kind, :plate, :postcode, :since, :reported, :late, :now)""")
                .param("reference", after.reference())
                .param("edition", after.edition())
                .param("kind", change.code())
                .param("plate", after.plate().toString())
                .param("postcode", after.zone().postcode())
                .param("since", change.since())
                .param("reported", reportedOn)
                .param("late", late)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Everything that was changed of a permit, oldest first. */
    List<Reported> of(String reference) {
        return jdbc.sql("select * from parkingpermit.change where reference = :reference order by edition")
                .param("reference", reference)
                .query((row, number) -> new Reported(row.getInt("edition"), row.getString("kind"),
                        row.getString("plate"), row.getString("postcode"), row.getObject("since", LocalDate.class),
                        row.getObject("reported_on", LocalDate.class), row.getBoolean("late")))
                .list();
    }
}
