package ch.meinkonto.auth.protocol;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.auth.key.Digests;

/** How often devices ask whether they were allowed in (RFC 8628 section 3.5), counted across all instances. */
@Repository
class DevicePolls {
    /** Section 3.2: what a device keeps to that was told nothing else; each time it asks too soon it waits as much longer. */
    private static final int SECONDS = 5;
    /** On the way one request may lose more time than the next. */
    private static final int TOLERATED_SECONDS = 1;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    DevicePolls(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts one request; whether it came too soon after the one before. */
    boolean isTooSoon(String deviceCode) {
        return jdbc.sql("""
                insert into device_poll as last (code_hash, asked_at, wait_seconds, too_soon) values (?, ?, ?, false)
                on conflict (code_hash) do update
                set asked_at = excluded.asked_at,
                    too_soon = excluded.asked_at < last.asked_at + make_interval(secs => last.wait_seconds - ?),
                    wait_seconds = last.wait_seconds + case
                        when excluded.asked_at < last.asked_at + make_interval(secs => last.wait_seconds - ?)
                        then ? else 0 end
                returning too_soon""")
                .params(Digests.sha256(deviceCode), Timestamp.from(clock.instant()), SECONDS, TOLERATED_SECONDS,
                        TOLERATED_SECONDS, SECONDS)
                .query(Boolean.class)
                .single();
    }

    void forgetOld() {
        jdbc.sql("delete from device_poll where asked_at < ?")
                .param(Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update();
    }
}
