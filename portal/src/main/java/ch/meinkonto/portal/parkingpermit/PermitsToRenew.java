package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The permits that count until the end of a year and were never asked for again, where there still is a zone; and what the
 * portal did about them, in {@code parkingpermit.renewal}.
 */
@Repository
class PermitsToRenew {
    /** How long a portal may take over what it took; then another one may take it. */
    private static final Duration TAKEN = Duration.ofMinutes(30);

    /** Of a permit called {@code ends}; what the office approved is never renewed by itself. */
    private static final String IS_TO_RENEW = """
            ends.state = 'ACTIVE' and ends.year = :year and ends.unlinked_at is null
            and not exists (select from parkingpermit.permit next where next.plate = ends.plate
                and next.year = :year + 1 and (next.owner = ends.owner or next.state = 'ACTIVE'))
            and not exists (select from parkingpermit.approval where approval.permit = ends.reference)
            and not exists (select from parkingpermit.renewal done
                where done.permit = ends.reference and done.outcome is not null)
            and exists (select from parkingpermit.zone where zone.postcode = ends.postcode
                and zone.valid_from <= :first and (zone.valid_until is null or zone.valid_until >= :first))
            """;

    private final ParkingPermits permits;
    private final JdbcClient jdbc;
    private final Clock clock;

    PermitsToRenew(ParkingPermits permits, JdbcClient jdbc, Clock clock) {
        this.permits = permits;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What became of a permit whose year ends. */
    enum Outcome {
        BILLED,
        REMINDED
    }

    /**
     * Takes some for this portal, those first that nobody took yet. They are locked for this one statement only; others take
     * others meanwhile.
     *
     * @param first first day of the next year
     */
    List<ParkingPermit> take(LocalDate first, int limit) {
        Instant now = clock.instant();
        return jdbc
                .sql("""
                        with chosen as (
                            select ends.reference from parkingpermit.permit ends
                            left join parkingpermit.renewal before on before.permit = ends.reference
                            where (before.permit is null or before.taken_at <= :expired) and
                        """ + IS_TO_RENEW + """
                            order by before.taken_at nulls first, ends.reference limit :limit
                            for update of ends skip locked),
                        taken as (
                            insert into parkingpermit.renewal as mine (permit, taken_at)
                            select reference, cast(:now as timestamptz) from chosen
                            on conflict (permit) do update set taken_at = excluded.taken_at
                            where mine.taken_at <= :expired and mine.outcome is null
                            returning mine.permit)
                        select permit.* from parkingpermit.permit join taken on taken.permit = permit.reference
                        order by permit.reference""")
                .param("year", first.getYear() - 1)
                .param("first", first)
                .param("now", utc(now))
                .param("expired", utc(now.minus(TAKEN)))
                .param("limit", limit)
                .query(ParkingPermits::permit)
                .list();
    }

    /**
     * One that was taken, kept from changing until the transaction ends; empty where it changed since, or was looked after.
     *
     * @param first first day of the next year
     */
    Optional<ParkingPermit> lock(ParkingPermit taken, LocalDate first) {
        // The lock first: what is checked after it is what others have left.
        return permits.lock(taken.reference())
                .filter(now -> now.plate().equals(taken.plate()) && isStillToRenew(now.reference(), first));
    }

    private boolean isStillToRenew(String reference, LocalDate first) {
        return jdbc
                .sql("select exists (select from parkingpermit.permit ends where ends.reference = :reference and "
                        + IS_TO_RENEW + ")")
                .param("reference", reference)
                .param("year", first.getYear() - 1)
                .param("first", first)
                .query(Boolean.class)
                .single();
    }

    /** One that was taken is done with. */
    void done(String reference, Outcome outcome) {
        jdbc.sql("update parkingpermit.renewal set outcome = :outcome, done_at = :now where permit = :reference")
                .param("outcome", outcome.name())
                .param("now", utc(clock.instant()))
                .param("reference", reference)
                .update();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
