package ch.meinkonto.portal.invitation;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;

/** How often an account typed a code that is none, in {@code invitation.wrong_code}: shared by all instances. */
@Repository
class WrongCodes implements RecordsOfResident {
    private final JdbcClient jdbc;
    private final Clock clock;

    WrongCodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether an account has to wait; its tries come one after the other until the transaction ends. */
    boolean tooMany(String account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("invitation " + account)
                .query((row, number) -> number)
                .list();
        jdbc.sql("delete from invitation.wrong_code where at <= ?").param(since()).update();
        return jdbc.sql("select count(*) from invitation.wrong_code where account_id = ?")
                .param(account)
                .query(Integer.class)
                .single() >= RedeemCode.MOST_WRONG;
    }

    void add(String account) {
        jdbc.sql("insert into invitation.wrong_code (account_id, at) values (?, ?)")
                .params(account, utc(clock.instant()))
                .update();
    }

    /** They are no record of anything: gone without being counted. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        jdbc.sql("delete from invitation.wrong_code where account_id = ?").param(residentId).update();
        return 0;
    }

    private OffsetDateTime since() {
        return utc(clock.instant().minus(RedeemCode.WITHIN));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
