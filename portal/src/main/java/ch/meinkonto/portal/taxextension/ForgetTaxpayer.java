package ch.meinkonto.portal.taxextension;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;

/** An extension counts on when the account of who asked for it is deleted: it belongs to the tax return. */
@Component
class ForgetTaxpayer implements RecordsOfResident {
    private final JdbcClient jdbc;

    ForgetTaxpayer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        return jdbc.sql("update taxextension.extension set owner = ? where owner = ?")
                .params(former.owner(), residentId)
                .update();
    }
}
