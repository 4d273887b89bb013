package ch.meinkonto.portal.weeklyresident;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.DataCopy;
import ch.meinkonto.portal.cityservice.DataOfResident;

/** The weekly residences of a resident, for the copy of their data. */
@Repository
class CopyOfResidences implements DataOfResident {
    private final JdbcClient jdbc;

    CopyOfResidences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void copyTo(String residentId, DataCopy copy) {
        copy.records("weekly-residences", jdbc.sql("""
                select (to_jsonb(r) - 'owner')::text from weeklyresident.residence r
                where owner = ? order by granted_at, reference""")
                .param(residentId));
    }
}
