package ch.meinkonto.auth.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.soc.contract.SessionEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** The sessions of people who are signed in, wherever they are. */
@Component
public class Sessions {
    static final String LOGOUT = "logout";
    /** Attribute of a session: from where the person signed in. */
    static final String PLACE = "meinkonto.place";
    private static final String EXPIRED = "expired";
    private static final String REVOKED = "revoked";
    private static final String NONE = "";

    private final FindByIndexNameSessionRepository<? extends Session> stored;
    private final JdbcClient jdbc;
    private final SignIns signIns;
    private final SecurityEvents events;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Sessions(FindByIndexNameSessionRepository<? extends Session> stored, JdbcClient jdbc, SignIns signIns,
            SecurityEvents events, ApplicationEventPublisher publisher, Clock clock) {
        this.stored = stored;
        this.jdbc = jdbc;
        this.signIns = signIns;
        this.events = events;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * A session as its owner sees it.
     *
     * @param id by which it can be ended; opens nothing
     * @param place from where the person signed in
     * @param begun when the person signed in
     * @param lastUsed when the session was used last
     * @param current whether it is the one that asks
     */
    public record Overview(String id, Place place, Instant begun, Instant lastUsed, boolean current) {}

    /** The sessions of an account, the current one first, then the one used last. */
    public List<Overview> of(String accountId, String currentId) {
        return stored.findByPrincipalName(accountId)
                .values()
                .stream()
                .map(session -> new Overview(SessionHash.of(session.getId()),
                        session.getAttribute(PLACE) instanceof Place place ? place : Place.UNKNOWN,
                        session.getCreationTime(), session.getLastAccessedTime(), session.getId().equals(currentId)))
                .sorted(Comparator.comparing(Overview::current).thenComparing(Overview::lastUsed).reversed())
                .toList();
    }

    /** Ends all sessions of an account but the current one. */
    @Transactional
    public void endOthers(String accountId, String currentId) {
        endOthers(accountId, currentId, session -> true);
    }

    /** Ends one session of an account, by the id that {@link Overview} tells; not the current one. */
    @Transactional
    public void end(String accountId, String id, String currentId) {
        endOthers(accountId, currentId, session -> SessionHash.of(session.getId()).equals(id));
    }

    /** Ends those sessions of an account, but the current one, that are meant. */
    @Transactional
    public void endOthers(String accountId, String currentId, Predicate<Session> meant) {
        stored.findByPrincipalName(accountId)
                .entrySet()
                .stream()
                .filter(session -> !session.getKey().equals(currentId) && meant.test(session.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(id -> {
                    stored.deleteById(id);
                    ended(id, accountId, REVOKED);
                });
    }

    /** Ends all sessions of an account and takes back every token of it, also those whose session is long over. */
    @Transactional
    public void endAll(String accountId) {
        endOthers(accountId, NONE);
        publisher.publishEvent(new AccessEnded(accountId));
    }

    /** Tells that a session ends. */
    @Transactional
    public void ended(String sessionId, String accountId, String reason) {
        events.record(SessionEvent.ended(SessionHash.of(sessionId), accountId, reason));
        signIns.end(sessionId).ifPresent(sid -> publisher.publishEvent(new SessionEnded(sid, accountId)));
    }

    /**
     * Removes the sessions that nobody used for too long and records the end of those in which somebody was signed in: once,
     * whichever instance is first.
     */
    @Transactional
    public void removeExpired() {
        record Expired(String sessionId, @Nullable String accountId) {}
        jdbc.sql("delete from spring_session where expiry_time < ? returning session_id, principal_name")
                .param(clock.millis())
                .query((row, number) -> new Expired(row.getString(1).strip(), row.getString(2)))
                .list()
                .stream()
                .filter(expired -> expired.accountId() != null)
                .forEach(expired -> {
                    signIns.end(expired.sessionId());
                    events.record(
                            SessionEvent.ended(SessionHash.of(expired.sessionId()), expired.accountId(), EXPIRED));
                });
    }
}
