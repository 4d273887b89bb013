package ch.meinkonto.portal.mandate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often an account typed a code that is none, in {@code mandate.wrong_code}: shared by all instances. */
@Repository
class WrongCodes {
    static final int MOST = 5;
    static final Duration WITHIN = Duration.ofHours(1);

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
        jdbc.sql("delete from mandate.wrong_code where at <= ?").param(since()).update();
        return jdbc.sql("select count(*) from mandate.wrong_code where account_id = ?")
                .param(account)
                .query(Integer.class)
                .single() >= MOST;
    }

    void add(String account) {
        jdbc.sql("insert into mandate.wrong_code (account_id, at) values (?, ?)")
                .params(account, utc(clock.instant()))
                .update();
    }

    private OffsetDateTime since() {
        return utc(clock.instant().minus(WITHIN));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
