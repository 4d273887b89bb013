package ch.meinkonto.portal.parkingpermit;

import java.sql.Array;
import java.sql.Date;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.Money;

/** Permits for days and for newcomers, in {@code parkingpermit.short_permit}. */
@Repository
class ShortPermits {
    private final JdbcClient jdbc;
    private final Clock clock;

    ShortPermits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(ShortPermit permit) {
        jdbc.sql("""
                insert into parkingpermit.short_permit (reference, owner, submission, kind, mark, postcode, zone_name,
                    days, fee_rappen, email, language, state, submitted_at, paid_at, changed_at)
                values (:reference, :owner, :submission, :kind, :mark, :postcode, :zone, cast(:days as date[]), :fee,
                    :email, :language, :state, :submitted, :paid, :now)""")
                .param("reference", permit.reference())
                .param("owner", permit.owner())
                .param("submission", permit.submission())
                .param("kind", permit.kind().name())
                .param("mark", permit.mark().toString())
                .param("postcode", permit.zone().postcode())
                .param("zone", permit.zone().name())
                .param("days", arrayOf(permit.days()))
                .param("fee", permit.fee().rappen())
                .param("email", permit.contact().email())
                .param("language", permit.contact().language().toLanguageTag())
                .param("state", permit.state().name())
                .param("submitted", utc(permit.submittedAt()))
                .param("paid", utc(permit.paidAt()))
                .param("now", utc(clock.instant()))
                .update();
    }

    /** Writes a new state; everything else of a request never changes. */
    void change(ShortPermit permit) {
        jdbc.sql("""
                update parkingpermit.short_permit set state = :state, paid_at = :paid, changed_at = :now
                where reference = :reference""")
                .param("state", permit.state().name())
                .param("paid", utc(permit.paidAt()))
                .param("now", utc(clock.instant()))
                .param("reference", permit.reference())
                .update();
    }

    /** Takes owner and address from all requests of an account that is gone; tells how many there were. */
    int unlink(String owner, String former) {
        return jdbc.sql("""
                update parkingpermit.short_permit set owner = :former, email = null, unlinked_at = :now
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
    ShortPermit own(String reference, String owner) {
        return checked(find(reference), reference, owner);
    }

    /** The same, kept from changing until the transaction ends. */
    ShortPermit lockOwn(String reference, String owner) {
        return checked(lock(reference), reference, owner);
    }

    private static ShortPermit checked(Optional<ShortPermit> found, String reference, String owner) {
        ShortPermit permit = found.orElseThrow(() -> CaseNotFound.unknown("parking-permit", reference));
        if (!permit.owner().equals(owner)) {
            throw CaseNotFound.ofSomebodyElse("parking-permit", reference);
        }
        return permit;
    }

    Optional<ShortPermit> find(String reference) {
        return jdbc.sql("select * from parkingpermit.short_permit where reference = :reference")
                .param("reference", reference)
                .query(ShortPermits::permit)
                .optional();
    }

    /** The same, kept from changing until the transaction ends. */
    Optional<ShortPermit> lock(String reference) {
        return jdbc.sql("select * from parkingpermit.short_permit where reference = :reference for update")
                .param("reference", reference)
                .query(ShortPermits::permit)
                .optional();
    }

    Optional<ShortPermit> findSubmission(String owner, UUID submission) {
        return jdbc.sql("select * from parkingpermit.short_permit where owner = :owner and submission = :submission")
                .param("owner", owner)
                .param("submission", submission)
                .query(ShortPermits::permit)
                .optional();
    }

    /** A resident's own requests, newest first. */
    List<ShortPermit> ownedBy(String owner) {
        return jdbc.sql("""
                select * from parkingpermit.short_permit where owner = :owner order by submitted_at desc, reference""")
                .param("owner", owner)
                .query(ShortPermits::permit)
                .list();
    }

    /** What was paid for a vehicle, whoever did, newest first. */
    List<ShortPermit> paidFor(VehicleMark mark) {
        return jdbc.sql("""
                select * from parkingpermit.short_permit where mark = :mark and state = 'ACTIVE'
                order by submitted_at desc""").param("mark", mark.toString()).query(ShortPermits::permit).list();
    }

    /** Lets nobody else decide about a vehicle until the transaction ends. */
    void lockMark(VehicleMark mark) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:mark, 1))")
                .param("mark", "parkingpermit short " + mark)
                .query((row, number) -> number)
                .list();
    }

    private static String arrayOf(PermitDays days) {
        return days.days().stream().map(LocalDate::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static ShortPermit permit(ResultSet row, int number) throws SQLException {
        Timestamp paid = row.getTimestamp("paid_at");
        Array days = Objects.requireNonNull(row.getArray("days"));
        return new ShortPermit(row.getString("reference"), row.getString("owner"),
                row.getObject("submission", UUID.class),
                ShortPermit.Kind.valueOf(row.getString("kind")),
                VehicleMark.of(row.getString("mark")),
                new ParkingZone(row.getString("postcode"), row.getString("zone_name")),
                PermitDays.of(Stream.of((Date[]) days.getArray()).map(Date::toLocalDate).toList()),
                new Money(row.getLong("fee_rappen")),
                new ParkingPermit.Contact(row.getString("email"), Locale.forLanguageTag(row.getString("language"))),
                ParkingPermitState.valueOf(row.getString("state")),
                row.getTimestamp("submitted_at").toInstant(),
                paid == null ? null : paid.toInstant());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
