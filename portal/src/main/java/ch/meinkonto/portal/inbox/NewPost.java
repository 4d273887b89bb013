package ch.meinkonto.portal.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

import ch.meinkonto.portal.cityservice.ShortMemory;

/**
 * How much of a resident's post is new. The header of every page says it, so that it is counted at most twice a minute for each
 * resident, and anew as soon as they open something.
 */
@Component
class NewPost {
    private static final Duration GOOD = Duration.ofSeconds(30);

    private final Inbox inbox;
    private final Clock clock;
    private final ShortMemory<Counted> counted = new ShortMemory<>();

    NewPost(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    private record Counted(int count, Instant until) {}

    /** How many pieces of post they have not opened yet. */
    int of(String residentId) {
        Instant now = clock.instant();
        Counted before = counted.of(residentId);
        if (before != null && now.isBefore(before.until())) {
            return before.count();
        }
        int count = (int) inbox.of(residentId).stream().filter(Inbox.Line::isNew).count();
        counted.keep(residentId, new Counted(count, now.plus(GOOD)));
        return count;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void opened(PostOpened post) {
        counted.forget(post.owner());
    }
}
