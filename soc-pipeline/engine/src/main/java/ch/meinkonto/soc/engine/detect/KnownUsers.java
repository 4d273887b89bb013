package ch.meinkonto.soc.engine.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.meinkonto.soc.sigma.correlate.KnownKeys;
import ch.meinkonto.soc.sigma.match.Event;

/**
 * The accounts that have proved who they are: whoever floods the engine with invented names must not make it forget what it
 * knows about real ones. The least recently seen goes first.
 */
final class KnownUsers implements KnownKeys {
    /** An account, and the digest of the login name with which it signed in. */
    private static final Set<String> FIELDS = Set.of("user.id", "user.hash");

    private final int most;
    private final Map<String, Boolean> users = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param most how many are remembered
     */
    KnownUsers(int most) {
        this.most = most;
    }

    /**
     * Remembers the account of an event whose outcome only a real one can reach. A digest alone does not count: everybody can
     * ask for a new password in any name.
     */
    synchronized void note(Event event) {
        if (event.has("user.id") && event.texts("event.outcome").contains("success")) {
            FIELDS.forEach(field -> event.texts(field).forEach(value -> remember(field + "=" + value)));
        }
    }

    @Override
    public synchronized boolean isKnown(String field, String value) {
        return FIELDS.contains(field) && users.containsKey(field + "=" + value);
    }

    /** All that are known, the least recently seen first. */
    synchronized List<String> all() {
        return new ArrayList<>(users.keySet());
    }

    /** Takes over those of another. */
    synchronized void restore(Collection<String> others) {
        others.forEach(this::remember);
    }

    private void remember(String user) {
        users.put(user, true);
        if (users.size() > most) {
            users.remove(users.keySet().iterator().next());
        }
    }
}
