package ch.meinkonto.auth.device;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.session.Place;
import ch.meinkonto.auth.session.SignedIn;
import ch.meinkonto.soc.contract.KeptFor;

/** What became of the sign-ins of an account in the last months, for its owner to look through. */
@Component
public class SignInHistory {
    /** How far back it goes. */
    public static final Duration KEPT = KeptFor.SIGN_INS;
    private static final int SHOWN = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What became of a sign-in. */
    public enum Outcome {
        SIGNED_IN,
        WRONG_PASSWORD,
        WRONG_CODE,
        /** The password was right, and no second factor came. */
        UNANSWERED,
        /** Too many tries, or the account may not be used. */
        REFUSED
    }

    /**
     * One line of the history.
     *
     * @param times how often within that hour, from that network
     */
    public record Entry(Instant at, Outcome outcome, Place place, int times) {}

    /** The last hundred lines, the latest first. */
    public List<Entry> of(UUID accountId) {
        return jdbc.sql("""
                select at, outcome, network, name, times from device.sign_in
                where account_id = ? and at > ? order by at desc limit ?""")
                .params(accountId, Timestamp.from(clock.instant().minus(KEPT)), SHOWN)
                .query((row, number) -> new Entry(row.getTimestamp("at").toInstant(),
                        Outcome.valueOf(row.getString("outcome")),
                        new Place(row.getString("network"), row.getString("name")), row.getInt("times")))
                .list();
    }

    /** A sign-in came to nothing, here and now; nothing is written where there is no such account. */
    public void failed(UUID accountId, Outcome outcome) {
        failed(accountId, outcome, Place.current());
    }

    /** A sign-in from there came to nothing. */
    public void failed(UUID accountId, Outcome outcome, Place place) {
        Instant now = clock.instant();
        jdbc.sql("""
                insert into device.sign_in (id, account_id, outcome, network, name, at, hour)
                select ?, id, ?, ?, ?, ?, ? from account.account where id = ?
                on conflict (account_id, outcome, network, hour) where hour is not null
                do update set at = excluded.at, name = excluded.name, times = device.sign_in.times + 1""")
                .params(UUID.randomUUID(), outcome.name(), place.network(), place.name(), Timestamp.from(now),
                        Timestamp.from(now.truncatedTo(ChronoUnit.HOURS)), accountId)
                .update();
    }

    @EventListener
    void succeeded(SignedIn signedIn) {
        Place place = Place.of(signedIn.request());
        jdbc.sql("insert into device.sign_in (id, account_id, outcome, network, name, at) values (?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), UUID.fromString(signedIn.accountId()), Outcome.SIGNED_IN.name(),
                        place.network(), place.name(), Timestamp.from(clock.instant()))
                .update();
    }

    /** Forgets what is older. */
    void removeOld() {
        jdbc.sql("delete from device.sign_in where at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
