package ch.meinkonto.portal.parkingpermit;

import java.time.LocalDate;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/** What the city can change without new software: tariffs and zones, each with the days on which it is in force. */
@Repository
class ParkingPermitRules {
    private final JdbcClient jdbc;

    ParkingPermitRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The tariff for permits that begin on a day.
     *
     * @throws ParkingPermitRejected when the city has not set one yet
     */
    ParkingPermitTariff tariffOn(LocalDate day) {
        return jdbc.sql("""
                select * from parkingpermit.tariff
                where valid_from <= :day and (valid_until is null or valid_until >= :day)""")
                .param("day", day)
                .query((row, number) -> new ParkingPermitTariff(row.getString("name"),
                        new Money(row.getLong("year_rappen")), row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class)))
                .optional()
                .orElseThrow(() -> new ParkingPermitRejected(Reason.START_NOT_OFFERED));
    }

    /**
     * The zone of a postcode on a day.
     *
     * @throws ParkingPermitRejected when there is none
     */
    ParkingZone zoneOf(String postcode, LocalDate day) {
        return zonesOn(day).stream()
                .filter(zone -> zone.postcode().equals(postcode))
                .findFirst()
                .orElseThrow(() -> new ParkingPermitRejected(Reason.POSTCODE_WITHOUT_ZONE));
    }

    /** All zones on a day, by postcode. */
    List<ParkingZone> zonesOn(LocalDate day) {
        return jdbc.sql("""
                select postcode, name from parkingpermit.zone
                where valid_from <= :day and (valid_until is null or valid_until >= :day) order by postcode""")
                .param("day", day)
                .query((row, number) -> new ParkingZone(row.getString("postcode"), row.getString("name")))
                .list();
    }
}
