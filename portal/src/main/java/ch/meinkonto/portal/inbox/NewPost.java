package ch.meinkonto.portal.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * How much of a resident's post is new. The header of every page says it, so that it is counted at most twice a minute for each
 * resident, and anew as soon as they open something.
 */
@Component
class NewPost {
    private static final Duration GOOD = Duration.ofSeconds(30);
    private static final int MOST = 10_000;

    private final Inbox inbox;
    private final Clock clock;
    private final Map<String, Counted> counted = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Counted> eldest) {
            return size() > MOST;
        }
    };

    NewPost(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    private record Counted(int count, Instant until) {}

    /** How many pieces of post they have not opened yet. */
    int of(String residentId) {
        Instant now = clock.instant();
        Counted before = remembered(residentId);
        if (before != null && now.isBefore(before.until())) {
            return before.count();
        }
        int count = (int) inbox.of(residentId).stream().filter(Inbox.Line::isNew).count();
        synchronized (counted) {
            counted.put(residentId, new Counted(count, now.plus(GOOD)));
        }
        return count;
    }

    private @Nullable Counted remembered(String residentId) {
        synchronized (counted) {
            return counted.get(residentId);
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void opened(PostOpened post) {
        synchronized (counted) {
            counted.remove(post.owner());
        }
    }
}
