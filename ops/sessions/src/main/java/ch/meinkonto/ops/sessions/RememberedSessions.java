package ch.meinkonto.ops.sessions;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Remembers during one request which session was read, and writes only what has to be written. The framework saves a session
 * twice for each request, when the answer begins and when it is complete, and in between reads it anew only to know its id.
 *
 * <p>
 * Nothing is remembered from one request to the next: another instance, or an order to end it, may have changed it.
 */
final class RememberedSessions<S extends Session> implements FindByIndexNameSessionRepository<RememberedSession<S>> {
    private final FindByIndexNameSessionRepository<S> stored;
    private final ThreadLocal<Map<String, RememberedSession<S>>> ofRequest = new ThreadLocal<>();

    RememberedSessions(FindByIndexNameSessionRepository<S> stored) {
        this.stored = stored;
    }

    /** From now on this thread serves one request. */
    void begin() {
        ofRequest.set(new HashMap<>());
    }

    /** The request is served. */
    void end() {
        ofRequest.remove();
    }

    @Override
    public RememberedSession<S> createSession() {
        return RememberedSession.begun(stored.createSession());
    }

    @Override
    public void save(RememberedSession<S> session) {
        if (session.isToBeWritten()) {
            stored.save(session.stored());
            session.written();
        }
        Map<String, RememberedSession<S>> remembered = ofRequest.get();
        if (remembered != null) {
            remembered.values().remove(session);
            remembered.put(session.getId(), session);
        }
    }

    @Override
    public @Nullable RememberedSession<S> findById(String id) {
        Map<String, RememberedSession<S>> remembered = ofRequest.get();
        RememberedSession<S> known = remembered == null ? null : remembered.get(id);
        if (known != null && known.getId().equals(id)) {
            return known;
        }
        S found = stored.findById(id);
        if (found == null) {
            return null;
        }
        RememberedSession<S> read = RememberedSession.read(found);
        if (remembered != null) {
            remembered.put(id, read);
        }
        return read;
    }

    @Override
    public void deleteById(String id) {
        Map<String, RememberedSession<S>> remembered = ofRequest.get();
        if (remembered != null) {
            remembered.remove(id);
        }
        stored.deleteById(id);
    }

    @Override
    public Map<String, RememberedSession<S>> findByIndexNameAndIndexValue(String indexName, String indexValue) {
        Map<String, RememberedSession<S>> found = new LinkedHashMap<>();
        stored.findByIndexNameAndIndexValue(indexName, indexValue)
                .forEach((id, session) -> found.put(id, RememberedSession.read(session)));
        return found;
    }
}
