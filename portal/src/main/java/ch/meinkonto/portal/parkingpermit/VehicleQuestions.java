package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.DataCopy;
import ch.meinkonto.portal.cityservice.DataOfResident;
import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.LookAtResident;
import ch.meinkonto.portal.cityservice.LooksAtResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;

/**
 * The questions to the register of vehicles, in {@code parkingpermit.vehicle_question}: how many an account had today, and those
 * that told of its owner, who reads them under "who looked at my data".
 */
@Repository
class VehicleQuestions implements LooksAtResident, DataOfResident, RecordsOfResident {
    /** How long a question counts. */
    private static final Duration DAY = Duration.ofDays(1);
    /** A resident had it asked. */
    private static final String HOLDER = "vehicle-holder";
    /** The portal asked by itself, for a bill. */
    private static final String RENEWAL = "vehicle-renewal";

    private final JdbcClient jdbc;
    private final Clock clock;

    VehicleQuestions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts a question before it is asked: of many at the same time no more pass than may.
     *
     * @return its number; empty where no more may be asked
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public OptionalLong begin(String owner, int most) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))").param("vehicle question " + owner)
                .query((row, count) -> 0).list();
        // What told nothing of the owner is kept for the count alone.
        jdbc.sql("delete from parkingpermit.vehicle_question where not own and at <= ?").param(aDayAgo()).update();
        int asked = jdbc
                .sql("""
                        select count(*) from parkingpermit.vehicle_question where owner = ? and at > ? and purpose = ?""")
                .params(owner, aDayAgo(), HOLDER)
                .query(Integer.class)
                .single();
        return asked >= most
                ? OptionalLong.empty()
                : OptionalLong.of(jdbc
                        .sql("""
                                insert into parkingpermit.vehicle_question (owner, at, own, purpose)
                                values (?, ?, false, ?) returning id""")
                        .params(owner, at(clock.instant()), HOLDER)
                        .query(Long.class)
                        .single());
    }

    /** It told of the account's owner. */
    void toldOfOwner(long question) {
        jdbc.sql("update parkingpermit.vehicle_question set own = true where id = ?").param(question).update();
    }

    /** The portal asked by itself for the bill of the next year, and was told of the account's owner. */
    void askedForRenewal(String owner) {
        jdbc.sql("insert into parkingpermit.vehicle_question (owner, at, own, purpose) values (?, ?, true, ?)")
                .params(owner, at(clock.instant()), RENEWAL)
                .update();
    }

    /** Nobody answered: it does not count. */
    void takeBack(long question) {
        jdbc.sql("delete from parkingpermit.vehicle_question where id = ?").param(question).update();
    }

    @Override
    public List<LookAtResident> newestLooksAt(String residentId, int most) {
        return jdbc
                .sql("""
                        select at, purpose from parkingpermit.vehicle_question
                        where owner = ? and own order by at desc, id desc limit ?""")
                .params(residentId, most)
                .query((row, number) -> LookAtResident.inRegister(row.getTimestamp("at").toInstant(),
                        ParkingPermitService.NAME, row.getString("purpose"), "/parking-permit"))
                .list();
    }

    @Override
    public void copyTo(String residentId, DataCopy copy) {
        try (Stream<String> looks = jdbc.sql("""
                select json_build_object('at', at, 'told_of_you', own, 'purpose', purpose)::text
                from parkingpermit.vehicle_question where owner = ? order by id""")
                .param(residentId)
                .query((row, number) -> row.getString(1))
                .stream()) {
            copy.records("looked-at/vehicle-register", looks);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        return jdbc.sql("delete from parkingpermit.vehicle_question where owner = ?").param(residentId).update();
    }

    private OffsetDateTime aDayAgo() {
        return at(clock.instant().minus(DAY));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
