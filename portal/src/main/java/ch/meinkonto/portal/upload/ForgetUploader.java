package ch.meinkonto.portal.upload;

import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;

/** Files of cases stay as long as their cases when the account of who uploaded them is deleted, but say no longer who that was. */
@Component
class ForgetUploader implements RecordsOfResident {
    private final JdbcClient jdbc;

    ForgetUploader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        return Stream.of("file", "quarantine")
                .mapToInt(table -> jdbc.sql("update upload." + table + " set owner = ? where owner = ?")
                        .params(former.owner(), residentId)
                        .update())
                .sum();
    }
}
