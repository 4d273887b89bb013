package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** Only who has proved who it is counts as known. */
class KnownUsersTests {
    private final KnownUsers known = new KnownUsers(4);

    @Test
    void knowsWhoSignedInByIdAndDigest() {
        note("success", "0197", "anna");
        assertThat(known.isKnown("user.id", "0197")).isTrue();
        assertThat(known.isKnown("user.hash", "anna")).isTrue();
        assertThat(known.isKnown("client.ip", "anna")).isFalse();
    }

    @Test
    void doesNotKnowWhoFailed() {
        note("failure", "0197", "anna");
        assertThat(known.isKnown("user.id", "0197")).isFalse();
    }

    @Test
    void forgetsTheOneNotSeenForLongest() {
        note("success", "1", "one");
        note("success", "2", "two");
        note("success", "1", "one");
        note("success", "3", "three");
        assertThat(known.isKnown("user.id", "1")).isTrue();
        assertThat(known.isKnown("user.id", "2")).isFalse();
        assertThat(known.all()).hasSize(4);
    }

    @Test
    void goesOnWhereAnotherStopped() {
        note("success", "1", "one");
        KnownUsers next = new KnownUsers(4);
        next.restore(known.all());
        assertThat(next.isKnown("user.id", "1")).isTrue();
    }

    private void note(String outcome, String id, String hash) {
        known.note(MatchableEvents.of("event", Instant.EPOCH, Map.of("event.action", "auth.login", "event.dataset",
                "auth", "event.outcome", outcome, "user.id", id, "user.hash", hash)));
    }
}
