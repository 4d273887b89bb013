package ch.meinkonto.portal.taxextension;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.DataCopy;
import ch.meinkonto.portal.cityservice.DataOfResident;

/** The extensions of a resident, for the copy of their data. */
@Repository
class CopyOfExtensions implements DataOfResident {
    private final JdbcClient jdbc;

    CopyOfExtensions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void copyTo(String residentId, DataCopy copy) {
        copy.records("tax-extensions", jdbc.sql("""
                select (to_jsonb(e) - 'owner')::text from taxextension.extension e
                where owner = ? order by received_at, reference""")
                .param(residentId));
    }
}
