package ch.meinkonto.portal.mandate;

import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.DataCopy;
import ch.meinkonto.portal.cityservice.DataOfResident;
import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;

/** What mandates say of somebody: for the copy of their data, and what becomes of it when their account ends. */
@Repository
class RecordsOfMandates implements DataOfResident, RecordsOfResident {
    private final JdbcClient jdbc;

    RecordsOfMandates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void copyTo(String residentId, DataCopy copy) {
        records(copy, "mandates/given", "principal", "representative_full_name", residentId);
        records(copy, "mandates/held", "representative", "principal_full_name", residentId);
    }

    private void records(DataCopy copy, String file, String side, String other, String residentId) {
        try (Stream<String> rows = jdbc.sql("""
                select json_build_object('with', %s, 'services', services, 'givenAt', given_at, 'until', until,
                    'redeemedAt', redeemed_at, 'endedAt', ended_at, 'endedBy', ended_by)::text
                from mandate.mandate where %s = ? order by given_at, id""".formatted(other, side))
                .param(residentId)
                .query((row, number) -> row.getString(1))
                .stream()) {
            copy.records(file, rows);
        }
    }

    /** Authority ends with the account of either side. What was done by it stands in the records of the cases. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        return jdbc.sql("delete from mandate.mandate where principal = ? or representative = ?")
                .params(residentId, residentId)
                .update();
    }
}
