package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;
import ch.meinkonto.portal.upload.Uploads;

/**
 * What becomes of drafts and cases when the account of the resident is deleted: drafts go, with their files, and
 * money that still arrives for one goes back; what was handed in stays for its time, without account and address. An open case stays open: the office decides whether it must.
 */
@Component
class ForgetCases implements RecordsOfResident {
    private final JdbcClient jdbc;
    private final Uploads uploads;
    private final Checkouts checkouts;
    private final Clock clock;

    ForgetCases(JdbcClient jdbc, Uploads uploads, Checkouts checkouts, Clock clock) {
        this.jdbc = jdbc;
        this.uploads = uploads;
        this.checkouts = checkouts;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        List<UUID> drafts = jdbc.sql("delete from cases.draft where owner = ? returning id")
                .param(residentId)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        drafts.forEach(uploads::forget);
        checkouts.unlink(residentId, former.owner());
        for (String table : List.of("timeline", "message")) {
            jdbc.sql("update cases." + table + " set actor = ? where party = 'RESIDENT' and actor = ?")
                    .params(former.owner(), residentId)
                    .update();
        }
        jdbc.sql("update cases.timeline set representative = '' where actor = ? and representative is not null")
                .param(former.owner())
                .update();
        jdbc.sql("update cases.timeline set participant = '' where actor = ? and participant is not null")
                .param(former.owner())
                .update();
        jdbc.sql("""
                update cases.access_log set viewer = ?, representative = ''
                where viewer = ? and representative is not null""")
                .params(former.owner(), residentId)
                .update();
        jdbc.sql("""
                update cases.checkout set actor = ?, representative = ''
                where actor = ? and representative is not null""")
                .params(former.owner(), residentId)
                .update();
        // Money that still arrives for one goes back: its draft is gone.
        jdbc.sql("""
                update cases.checkout set owner = ?, email = null,
                    dropped_at = case when paid_at is null then coalesce(dropped_at, ?) else dropped_at end
                where owner = ?""")
                .params(former.owner(), clock.instant().atOffset(ZoneOffset.UTC), residentId)
                .update();
        jdbc.sql("update cases.access_log set owner = ? where owner = ?").params(former.owner(), residentId).update();
        return drafts.size() + jdbc.sql("""
                update cases.case_file set owner = ?, email = null, unlinked_at = ?, revision = revision + 1
                where owner = ?""")
                .params(former.owner(), clock.instant().atOffset(ZoneOffset.UTC), residentId)
                .update();
    }
}
