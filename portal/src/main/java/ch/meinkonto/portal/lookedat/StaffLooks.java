package ch.meinkonto.portal.lookedat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
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
 * Looks at requests that are not cases of the platform, of staff or by mandate, in {@code lookedat.look}; with an empty reference
 * at what is not handed in yet.
 */
@Repository
public class StaffLooks implements LooksAtResident, DataOfResident, RecordsOfResident {
    /** Pages opened within this time are one look. */
    private static final Duration ONE_LOOK = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    StaffLooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes down a look in the current transaction.
     *
     * @param viewer account id of who looks
     * @param owner account id of whose request it is
     * @param office name of the city service for which they look
     * @param reference of the request
     * @param purpose code of the purpose they stated
     */
    public void add(String viewer, String owner, String office, String reference, String purpose) {
        add(viewer, owner, office, reference, purpose, null);
    }

    /**
     * Writes down in the current transaction that somebody looks by mandate at what is not handed in yet.
     *
     * @param viewer account id of who looks
     * @param representative their name
     * @param owner account id of whom they represent
     * @param office name of the city service
     */
    public void addRepresentative(String viewer, String representative, String owner, String office) {
        add(viewer, owner, office, "", LookAtResident.BY_MANDATE, representative);
    }

    /**
     * Writes down in the current transaction that somebody who takes part looks at what is not handed in yet; once an hour.
     *
     * @param viewer account id of who looks
     * @param name their name
     * @param owner account id of whose request it is
     * @param office name of the city service
     */
    public void addParticipant(String viewer, String name, String owner, String office) {
        boolean lately = jdbc.sql("""
                select exists (select from lookedat.look where owner = ? and viewer = ? and office = ? and purpose = ?
                    and at > ?)""")
                .params(owner, viewer, office, LookAtResident.BY_PARTICIPANT,
                        clock.instant().minus(ONE_LOOK).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
        if (!lately) {
            add(viewer, owner, office, "", LookAtResident.BY_PARTICIPANT, name);
        }
    }

    private void add(String viewer, String owner, String office, String reference, String purpose,
            @Nullable String representative) {
        jdbc.sql("""
                insert into lookedat.look (at, owner, reference, viewer, office, purpose, representative)
                values (:now, :owner, :reference, :viewer, :office, :purpose, :representative)""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("owner", owner)
                .param("reference", reference)
                .param("viewer", viewer)
                .param("office", office)
                .param("purpose", purpose)
                .param("representative", representative)
                .update();
    }

    @Override
    public List<LookAtResident> newestLooksAt(String residentId, int most) {
        return jdbc.sql("""
                select at, office, reference, purpose, representative from lookedat.look
                where owner = :owner order by at desc, id desc limit :most""")
                .param("owner", residentId)
                .param("most", most)
                .query((row, number) -> LookAtResident.atRequest(row.getTimestamp("at").toInstant(),
                        row.getString("office"),
                        row.getString("reference"), row.getString("purpose"), row.getString("representative")))
                .list();
    }

    @Override
    public void copyTo(String residentId, DataCopy copy) {
        copy.records("looked-at/other-requests", jdbc.sql("""
                select json_build_object('at', at, 'office', office, 'reference', reference, 'purpose', purpose,
                    'representative', representative)::text
                from lookedat.look where owner = :owner order by id""")
                .param("owner", residentId));
    }

    /** The log stays as long as the requests do: it protects whoever was looked at, and no longer says who that was. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        jdbc.sql("delete from lookedat.told where owner = ?").param(residentId).update();
        jdbc.sql(
                "update lookedat.look set viewer = ?, representative = '' where viewer = ? and representative is not null")
                .params(former.owner(), residentId)
                .update();
        return jdbc.sql("update lookedat.look set owner = ? where owner = ?")
                .params(former.owner(), residentId)
                .update();
    }
}
