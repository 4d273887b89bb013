package ch.meinkonto.portal.cityservice;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What one instance remembers of accounts to save a question; the oldest is forgotten first. For how long something is good, and
 * what follows when it is not there, is the affair of whoever asks.
 *
 * @param <T> what is remembered of one account, immutable
 */
public final class ShortMemory<T> {
    /** Of so many accounts, so that memory is bounded whoever comes. */
    static final int MOST = 10_000;

    private final Map<String, T> remembered = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    };

    /** What is remembered, null where nothing is. */
    public synchronized @Nullable T of(String account) {
        return remembered.get(account);
    }

    /** Remembers this instead of what was. */
    public synchronized void keep(String account, T what) {
        remembered.put(account, what);
    }

    /** Remembers nothing any more. */
    public synchronized void forget(String account) {
        remembered.remove(account);
    }
}
