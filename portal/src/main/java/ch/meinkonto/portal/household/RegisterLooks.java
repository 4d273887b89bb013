package ch.meinkonto.portal.household;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

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

/** When the register was asked about somebody who has an account, and what for, in {@code household.look}. */
@Repository
class RegisterLooks implements LooksAtResident, DataOfResident, RecordsOfResident {
    private static final String OFFICE = "household";

    private final JdbcClient jdbc;
    private final Clock clock;

    RegisterLooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What for. */
    enum Purpose {
        /** An account was bound. */
        HOUSEHOLD_BOUND,
        /** The owner looked at their household. */
        HOUSEHOLD_SHOWN,
        /** Somebody of the household looked at it. */
        HOUSEHOLD_MEMBER,
        /** A request was filled in, so that nothing is asked twice. */
        HOUSEHOLD_REQUEST,
        /** It was found out for which children the owner may act. */
        HOUSEHOLD_CHILDREN
    }

    void add(String owner, Purpose purpose) {
        jdbc.sql("insert into household.look (at, owner, purpose) values (?, ?, ?)")
                .params(clock.instant().atOffset(ZoneOffset.UTC), owner, code(purpose))
                .update();
    }

    private static String code(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<LookAtResident> newestLooksAt(String residentId, int most) {
        return jdbc.sql("select at, purpose from household.look where owner = ? order by at desc, id desc limit ?")
                .params(residentId, most)
                .query((row, number) -> LookAtResident.inRegister(row.getTimestamp("at").toInstant(), OFFICE,
                        row.getString("purpose"), HouseholdPages.PATH))
                .list();
    }

    @Override
    public void copyTo(String residentId, DataCopy copy) {
        copy.records("looked-at/household", jdbc.sql("""
                select json_build_object('at', at, 'purpose', purpose)::text
                from household.look where owner = ? order by id""")
                .param(residentId));
    }

    /** They tell of nothing that stays: there is no binding any more, and no household was kept. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        return jdbc.sql("delete from household.look where owner = ?").param(residentId).update();
    }
}
