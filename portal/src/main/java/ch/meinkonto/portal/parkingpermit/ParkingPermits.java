package ch.meinkonto.portal.parkingpermit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.Money;

/** All requests and permits, in {@code parkingpermit.permit}. */
@Repository
class ParkingPermits {
    private final JdbcClient jdbc;
    private final Clock clock;

    ParkingPermits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(ParkingPermit permit) {
        Vehicle vehicle = permit.vehicle();
        PrivateSpace space = permit.space();
        jdbc.sql("""
                insert into parkingpermit.permit (reference, owner, submission, plate, year, postcode, zone_name,
                    valid_from, fee_rappen, tariff, email, language, state, submitted_at, paid_at, changed_at,
                    kilograms, drive, usable_days, private_space)
                values (:reference, :owner, :submission, :plate, :year, :postcode, :zone, :from, :fee, :tariff, :email,
                    :language, :state, :submitted, :paid, :now, :kilograms, :drive, :usable, :space)""")
                .param("reference", permit.reference())
                .param("owner", permit.owner())
                .param("submission", permit.submission())
                .param("plate", permit.plate().toString())
                .param("year", permit.validity().year())
                .param("postcode", permit.zone().postcode())
                .param("zone", permit.zone().name())
                .param("from", permit.validity().from())
                .param("usable", permit.validity().usableDays())
                .param("space", space == null ? null : space.name())
                .param("fee", permit.fee().rappen())
                .param("tariff", permit.tariff())
                .param("email", permit.contact().email())
                .param("language", permit.contact().language().toLanguageTag())
                .param("state", permit.state().name())
                .param("kilograms", vehicle == null ? null : vehicle.kilograms())
                .param("drive", vehicle == null ? null : vehicle.drive().name())
                .param("submitted", utc(permit.submittedAt()))
                .param("paid", utc(permit.paidAt()))
                .param("now", utc(clock.instant()))
                .update();
    }

    /** Writes what can become of a request: its state, and the vehicle and zone of its newest edition. */
    void change(ParkingPermit permit) {
        ParkingPermit.Returned returned = permit.returned();
        jdbc.sql("""
                update parkingpermit.permit set state = :state, paid_at = :paid, plate = :plate, postcode = :postcode,
                    zone_name = :zone, edition = :edition, returned_on = :returned, refund_rappen = :refund,
                    changed_at = :now
                where reference = :reference""")
                .param("state", permit.state().name())
                .param("plate", permit.plate().toString())
                .param("postcode", permit.zone().postcode())
                .param("zone", permit.zone().name())
                .param("edition", permit.edition())
                .param("returned", returned == null ? null : returned.on())
                .param("refund", returned == null ? null : returned.refund().rappen())
                .param("paid", utc(permit.paidAt()))
                .param("now", utc(clock.instant()))
                .param("reference", permit.reference())
                .update();
    }

    /** Takes owner and address from all requests of an account that is gone; tells how many there were. */
    int unlink(String owner, String former) {
        return jdbc.sql("""
                update parkingpermit.permit set owner = :former, email = null, unlinked_at = :now
                where owner = :owner""")
                .param("former", former)
                .param("now", utc(clock.instant()))
                .param("owner", owner)
                .update();
    }

    /**
     * A resident's own request.
     *
     * @throws CaseNotFound when there is none of that reference, or it is somebody else's
     */
    ParkingPermit own(String reference, String owner) {
        return checked(find(reference), reference, owner);
    }

    /** The same, kept from changing until the transaction ends. */
    ParkingPermit lockOwn(String reference, String owner) {
        return checked(lock(reference), reference, owner);
    }

    private static ParkingPermit checked(Optional<ParkingPermit> found, String reference, String owner) {
        ParkingPermit permit = found.orElseThrow(() -> CaseNotFound.unknown("parking-permit", reference));
        if (!permit.owner().equals(owner)) {
            throw CaseNotFound.ofSomebodyElse("parking-permit", reference);
        }
        return permit;
    }

    Optional<ParkingPermit> find(String reference) {
        return jdbc.sql("select * from parkingpermit.permit where reference = :reference")
                .param("reference", reference)
                .query(ParkingPermits::permit)
                .optional();
    }

    /** The same, kept from changing until the transaction ends. */
    Optional<ParkingPermit> lock(String reference) {
        return jdbc.sql("select * from parkingpermit.permit where reference = :reference for update")
                .param("reference", reference)
                .query(ParkingPermits::permit)
                .optional();
    }

    Optional<ParkingPermit> findSubmission(String owner, UUID submission) {
        return jdbc.sql("select * from parkingpermit.permit where owner = :owner and submission = :submission")
                .param("owner", owner)
                .param("submission", submission)
                .query(ParkingPermits::permit)
                .optional();
    }

    /** A resident's own requests, newest first. */
    List<ParkingPermit> ownedBy(String owner) {
        return jdbc.sql("select * from parkingpermit.permit where owner = :owner order by submitted_at desc, reference")
                .param("owner", owner)
                .query(ParkingPermits::permit)
                .list();
    }

    /** Everybody's requests, newest first. */
    List<ParkingPermit> newest(int limit) {
        return jdbc.sql("select * from parkingpermit.permit order by submitted_at desc, reference limit :limit")
                .param("limit", limit)
                .query(ParkingPermits::permit)
                .list();
    }

    /** Lets nobody else decide about a plate's year until the transaction ends. */
    void lockPlate(NumberPlate plate, int year) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:plate, :year))")
                .param("plate", "parkingpermit " + plate)
                .param("year", year)
                .query((row, number) -> number)
                .list();
    }

    boolean plateHasActivePermit(NumberPlate plate, int year) {
        return exists("plate = :plate and year = :year and state = 'ACTIVE'", plate, year, "");
    }

    boolean ownerHasUnpaidRequest(String owner, NumberPlate plate, int year) {
        return exists("plate = :plate and year = :year and owner = :owner"
                + " and state in ('AWAITING_PAYMENT', 'PAYMENT_FAILED')", plate, year, owner);
    }

    /**
     * How many a change of the tariff will meet.
     *
     * @param active paid, and not over
     * @param unpaid submitted at today's price
     */
    record Running(long active, long unpaid) {}

    /** Those of this year and later. */
    Running running(LocalDate today) {
        return jdbc.sql("""
                select count(*) filter (where state = 'ACTIVE') as active,
                    count(*) filter (where state in ('AWAITING_PAYMENT', 'PAYMENT_FAILED')) as unpaid
                from parkingpermit.permit where year >= :year""")
                .param("year", today.getYear())
                .query((row, number) -> new Running(row.getLong("active"), row.getLong("unpaid")))
                .single();
    }

    /**
     * A permit whose papers do not all count any more.
     *
     * @param reference of the permit
     * @param edition its newest paper
     * @param counts whether that one counts
     */
    record Superseded(String reference, int edition, boolean counts) {}

    /** All whose year is not over yet for control staff. */
    List<Superseded> superseded(LocalDate today) {
        return jdbc.sql("""
                select reference, edition, state = 'ACTIVE' as counts from parkingpermit.permit
                where year >= :year and paid_at is not null and (edition > 1 or state = 'RETURNED')
                order by reference""")
                .param("year", today.getYear() - 1)
                .query((row, number) -> new Superseded(row.getString("reference"), row.getInt("edition"),
                        row.getBoolean("counts")))
                .list();
    }

    /** What counts for a vehicle, or counted last year and may still be used. */
    List<ParkingPermit> activeOf(NumberPlate plate, LocalDate today) {
        return jdbc.sql("""
                select * from parkingpermit.permit where plate = :plate and state = 'ACTIVE' and year >= :year
                order by year""")
                .param("plate", plate.toString())
                .param("year", today.getYear() - 1)
                .query(ParkingPermits::permit)
                .list();
    }

    private boolean exists(String condition, NumberPlate plate, int year, String owner) {
        return jdbc.sql("select exists (select from parkingpermit.permit where " + condition + ")")
                .param("plate", plate.toString())
                .param("year", year)
                .param("owner", owner)
                .query(Boolean.class)
                .single();
    }

    static ParkingPermit permit(ResultSet row, int number) throws SQLException {
        Timestamp paid = row.getTimestamp("paid_at");
        return new ParkingPermit(row.getString("reference"), row.getString("owner"),
                row.getObject("submission", UUID.class),
                NumberPlate.any(row.getString("plate")),
                new ParkingZone(row.getString("postcode"), row.getString("zone_name")),
                new Validity(row.getObject("valid_from", LocalDate.class), row.getInt("usable_days")),
                new Money(row.getLong("fee_rappen")),
                row.getString("tariff"),
                new ParkingPermit.Contact(row.getString("email"), Locale.forLanguageTag(row.getString("language"))),
                ParkingPermitState.valueOf(row.getString("state")),
                row.getTimestamp("submitted_at").toInstant(),
                paid == null ? null : paid.toInstant(),
                row.getInt("edition"),
                returned(row),
                vehicle(row),
                space(row));
    }

    /** What was declared about a private space; absent where it was not asked. */
    static @Nullable PrivateSpace space(ResultSet row) throws SQLException {
        String space = row.getString("private_space");
        return space == null ? null : PrivateSpace.valueOf(space);
    }

    /** The vehicle that decided a price; absent where none did. */
    static @Nullable Vehicle vehicle(ResultSet row) throws SQLException {
        String drive = row.getString("drive");
        return drive == null ? null : new Vehicle(row.getInt("kilograms"), Vehicle.Drive.valueOf(drive));
    }

    private static ParkingPermit.@Nullable Returned returned(ResultSet row) throws SQLException {
        LocalDate on = row.getObject("returned_on", LocalDate.class);
        return on == null ? null : new ParkingPermit.Returned(on, new Money(row.getLong("refund_rappen")));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
