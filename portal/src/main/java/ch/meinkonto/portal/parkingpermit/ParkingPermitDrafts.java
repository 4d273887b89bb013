package ch.meinkonto.portal.parkingpermit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.Retention;
import ch.meinkonto.portal.cityservice.Unfinished;
import ch.meinkonto.portal.cityservice.UnfinishedOfResident;

/** The drafts, one for each resident, in {@code parkingpermit.draft}. */
@Repository
class ParkingPermitDrafts implements UnfinishedOfResident, Retention {
    /** Nobody's answers are kept for longer after the last one. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    ParkingPermitDrafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<ParkingPermitDraft> of(String owner) {
        return jdbc.sql("select * from parkingpermit.draft where owner = :owner")
                .param("owner", owner)
                .query(ParkingPermitDrafts::draft)
                .optional();
    }

    @Override
    public List<Unfinished> unfinishedOf(String residentId) {
        return jdbc.sql("select plate, changed_at from parkingpermit.draft where owner = ?")
                .param(residentId)
                .query((row, number) -> {
                    Instant changed = row.getTimestamp("changed_at").toInstant();
                    return new Unfinished(ParkingPermitService.NAME,
                            Objects.requireNonNullElse(row.getString("plate"), ""), changed, changed.plus(KEPT),
                            "/parking-permit/apply");
                })
                .list();
    }

    @Override
    public String what() {
        return "permit-drafts";
    }

    @Override
    public Period longest() {
        return Period.ofDays(Math.toIntExact(KEPT.toDays()));
    }

    /** Deletes what nobody has touched for three months: the city keeps nothing that was never handed in. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forgetOld() {
        jdbc.sql("delete from parkingpermit.draft where changed_at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A certain draft, kept from being submitted by somebody else until the transaction ends. */
    Optional<ParkingPermitDraft> lock(String owner, UUID id) {
        return jdbc.sql("select * from parkingpermit.draft where owner = :owner and id = :id for update")
                .param("owner", owner)
                .param("id", id)
                .query(ParkingPermitDrafts::draft)
                .optional();
    }

    void keep(ParkingPermitDraft draft) {
        YearMonth start = draft.start();
        PrivateSpace space = draft.space();
        VehicleFinding finding = draft.finding();
        Vehicle vehicle = finding == null ? null : finding.vehicle();
        jdbc.sql("""
                insert into parkingpermit.draft (owner, id, plate, postcode, start_month, declared, changed_at,
                    register_says, kilograms, drive, vehicle_postcode, private_space)
                values (:owner, :id, :plate, :postcode, :start, :declared, :now, :says, :kilograms, :drive, :registered,
                    :space)
                on conflict (owner) do update set id = excluded.id, plate = excluded.plate,
                    postcode = excluded.postcode, start_month = excluded.start_month, declared = excluded.declared,
                    changed_at = excluded.changed_at, register_says = excluded.register_says,
                    kilograms = excluded.kilograms, drive = excluded.drive,
                    vehicle_postcode = excluded.vehicle_postcode, private_space = excluded.private_space""")
                .param("space", space == null ? null : space.name())
                .param("says", finding == null ? null : finding.says().name())
                .param("kilograms", vehicle == null ? null : vehicle.kilograms())
                .param("drive", vehicle == null ? null : vehicle.drive().name())
                .param("registered", finding == null ? null : finding.postcode())
                .param("owner", draft.owner())
                .param("id", draft.id())
                .param("plate", draft.plate() == null ? null : draft.plate().toString())
                .param("postcode", draft.postcode())
                .param("start", start == null ? null : start.atDay(1))
                .param("declared", draft.declared())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets a draft that was submitted, unless the resident has begun another one meanwhile. */
    void forget(String owner, UUID id) {
        jdbc.sql("delete from parkingpermit.draft where owner = :owner and id = :id")
                .param("owner", owner)
                .param("id", id)
                .update();
    }

    /** Forgets what a resident has answered; tells how many drafts that were. */
    int forget(String owner) {
        return jdbc.sql("delete from parkingpermit.draft where owner = :owner").param("owner", owner).update();
    }

    private static ParkingPermitDraft draft(ResultSet row, int number) throws SQLException {
        String plate = row.getString("plate");
        LocalDate start = row.getObject("start_month", LocalDate.class);
        return new ParkingPermitDraft(row.getObject("id", UUID.class), row.getString("owner"),
                plate == null ? null : NumberPlate.of(plate),
                row.getString("postcode"),
                start == null ? null : YearMonth.from(start),
                ParkingPermits.space(row),
                row.getBoolean("declared"), finding(row));
    }

    private static @Nullable VehicleFinding finding(ResultSet row) throws SQLException {
        String says = row.getString("register_says");
        return says == null
                ? null
                : new VehicleFinding(VehicleFinding.Says.valueOf(says), ParkingPermits.vehicle(row),
                        row.getString("vehicle_postcode"));
    }
}
