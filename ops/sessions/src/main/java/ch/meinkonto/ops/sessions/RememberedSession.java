package ch.meinkonto.ops.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/** A session that knows whether it must be written: because something changed, or because its last use was noted long ago. */
final class RememberedSession<S extends Session> implements Session {
    /** The last use is noted down to the minute: a write for every request would cost more than most requests. */
    static final Duration PRECISION = Duration.ofMinutes(1);

    private final S stored;
    private Instant noted;
    private boolean changed;

    private RememberedSession(S stored, boolean changed) {
        this.stored = stored;
        this.noted = stored.getLastAccessedTime();
        this.changed = changed;
    }

    /** One that is not in the database yet. */
    static <S extends Session> RememberedSession<S> begun(S session) {
        return new RememberedSession<>(session, true);
    }

    /** One as it stands in the database. */
    static <S extends Session> RememberedSession<S> read(S session) {
        return new RememberedSession<>(session, false);
    }

    /** As Spring Session knows it. */
    S stored() {
        return stored;
    }

    boolean isToBeWritten() {
        return changed || noted.plus(PRECISION).isBefore(getLastAccessedTime());
    }

    void written() {
        noted = getLastAccessedTime();
        changed = false;
    }

    @Override
    public String getId() {
        return stored.getId();
    }

    @Override
    public String changeSessionId() {
        changed = true;
        return stored.changeSessionId();
    }

    @Override
    public <T> @Nullable T getAttribute(String attributeName) {
        return stored.getAttribute(attributeName);
    }

    @Override
    public Set<String> getAttributeNames() {
        return stored.getAttributeNames();
    }

    @Override
    public void setAttribute(String attributeName, @Nullable Object attributeValue) {
        changed = true;
        if (attributeValue == null) {
            stored.removeAttribute(attributeName);
        } else {
            stored.setAttribute(attributeName, attributeValue);
        }
    }

    @Override
    public void removeAttribute(String attributeName) {
        changed = true;
        stored.removeAttribute(attributeName);
    }

    @Override
    public Instant getCreationTime() {
        return stored.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant lastAccessedTime) {
        stored.setLastAccessedTime(lastAccessedTime);
    }

    @Override
    public Instant getLastAccessedTime() {
        return stored.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        changed = true;
        stored.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return stored.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return stored.isExpired();
    }
}
