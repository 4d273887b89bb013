package ch.meinkonto.auth.device;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import ch.meinkonto.auth.account.AddressTakenBack;
import ch.meinkonto.auth.notice.Notices;
import ch.meinkonto.auth.session.Place;
import ch.meinkonto.auth.session.Sessions;
import ch.meinkonto.auth.session.SignedIn;
import ch.meinkonto.auth.throttle.KnownDevices;
import ch.meinkonto.soc.contract.Device;
import ch.meinkonto.soc.contract.KeptFor;

/** The devices that accounts know: those from which their owner has signed in within the last half year. */
@Component
public class Devices implements KnownDevices {
    static final Duration KEPT = KeptFor.DEVICES;
    private static final String HASH = "meinkonto.device-hash";

    private final DeviceCookie cookie;
    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Notices notices;
    private final Clock clock;

    Devices(DeviceCookie cookie, JdbcClient jdbc, Sessions sessions, Notices notices, Clock clock) {
        this.cookie = cookie;
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * A device as its owner sees it.
     *
     * @param id by which it can be forgotten; opens nothing
     * @param name browser and system, empty where neither is known
     * @param firstSeen first sign-in
     * @param lastSeen last sign-in
     * @param network of the last sign-in
     * @param current whether it is the one that asks
     */
    public record Known(String id, String name, Instant firstSeen, Instant lastSeen, String network, boolean current) {}

    /** The devices of an account, the one used last first. */
    public List<Known> of(UUID accountId, HttpServletRequest request) {
        return of(accountId, cookie.hash(request).orElse(""));
    }

    List<Known> of(UUID accountId, String current) {
        return jdbc.sql("""
                select device_hash, name, first_seen, last_seen, network from device.known_device
                where account_id = ? and last_seen > ? order by last_seen desc, device_hash""")
                .params(accountId, Timestamp.from(clock.instant().minus(KEPT)))
                .query((row, number) -> new Known(row.getString("device_hash"), row.getString("name"),
                        row.getTimestamp("first_seen").toInstant(), row.getTimestamp("last_seen").toInstant(),
                        row.getString("network"), row.getString("device_hash").equals(current)))
                .list();
    }

    @Override
    public Optional<String> known(UUID accountId, HttpServletRequest request) {
        return cookie.hash(request).filter(hash -> isKnown(accountId, hash));
    }

    /** The device that sends the present request, as events tell of it; absent where it has no cookie yet. */
    public @Nullable Device present(@Nullable UUID accountId) {
        ServletRequestAttributes current = current();
        return current == null
                ? null
                : cookie.hash(current.getRequest()).map(hash -> device(accountId, hash)).orElse(null);
    }

    /** The same, which gets a cookie if it has none: its owner has just given a right password or passkey. */
    public @Nullable Device welcomed(UUID accountId) {
        ServletRequestAttributes current = current();
        return current == null ? null : device(accountId, hash(current));
    }

    /** Forgets a device and signs the person out on it, wherever it is. */
    @Transactional
    public void forget(UUID accountId, String id, String currentSessionId) {
        jdbc.sql("delete from device.known_device where account_id = ? and device_hash = ?")
                .params(accountId, id)
                .update();
        sessions.endOthers(accountId.toString(), currentSessionId, session -> id.equals(session.getAttribute(HASH)));
    }

    /** Knows the device from now on, and tells the owner of the account if it did not before. */
    @EventListener
    @Transactional
    public void remember(SignedIn signedIn) {
        ServletRequestAttributes current = current();
        if (current == null) {
            return;
        }
        UUID accountId = UUID.fromString(signedIn.accountId());
        String hash = hash(current);
        HttpServletResponse response = current.getResponse();
        if (response != null) {
            cookie.renew(current.getRequest(), response);
        }
        signedIn.request().getSession().setAttribute(HASH, hash);
        Place place = Place.of(signedIn.request());
        boolean isNew = !isKnown(accountId, hash);
        if (isNew && hasAny(accountId)) {
            notices.tell(accountId, "new-device", place.name(), place.network());
        }
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into device.known_device (account_id, device_hash, name, first_seen, last_seen, network)
                values (?, ?, ?, ?, ?, ?) on conflict (account_id, device_hash) do update
                set name = excluded.name, last_seen = excluded.last_seen, network = excluded.network""")
                .params(accountId, hash, place.name(), now, now, place.network())
                .update();
    }

    /**
     * Forgets all devices where somebody else had the account: that person's was among them before they changed the address,
     * and nobody can tell which it is.
     */
    @EventListener
    public void forgetAll(AddressTakenBack returned) {
        jdbc.sql("delete from device.known_device where account_id = ?").param(returned.accountId()).update();
    }

    /** Forgets what has not been used for half a year. */
    void removeOld() {
        jdbc.sql("delete from device.known_device where last_seen < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private Device device(@Nullable UUID accountId, String hash) {
        return new Device(hash, accountId != null && isKnown(accountId, hash));
    }

    /** One cookie per request, however often it is asked for. */
    private String hash(ServletRequestAttributes current) {
        HttpServletRequest request = current.getRequest();
        if (request.getAttribute(HASH) instanceof String issued) {
            return issued;
        }
        String hash = cookie.hash(request).orElseGet(() -> issue(current));
        request.setAttribute(HASH, hash);
        return hash;
    }

    private String issue(ServletRequestAttributes current) {
        var response = current.getResponse();
        if (response == null) {
            throw new IllegalStateException("a device is welcomed where it is answered");
        }
        return cookie.issue(response);
    }

    private boolean isKnown(UUID accountId, String hash) {
        return jdbc.sql("select 1 from device.known_device where account_id = ? and device_hash = ? and last_seen > ?")
                .params(accountId, hash, Timestamp.from(clock.instant().minus(KEPT)))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private boolean hasAny(UUID accountId) {
        return jdbc.sql("select count(*) from device.known_device where account_id = ?")
                .param(accountId)
                .query(Integer.class)
                .single() > 0;
    }

    private static @Nullable ServletRequestAttributes current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes
                : null;
    }
}
