package ch.meinkonto.soc.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class EventChainTests {
    private static final Map<String, Object> ATTRIBUTES = Map.of("event.id", "1", "user.roles", List.of("a", "b"),
            "event.sequence", 7L, "meinkonto.auth.account_exists", true);

    /** Written down, because stored events must verify with every later version. */
    @Test
    void givesTheSameHashForEver() {
        assertThat(hash(ATTRIBUTES)).isEqualTo("526074e5fd4f05806957c4aa29243f92b8191c5989f541657d39bff6f529a64f");
    }

    @Test
    void changesWithEveryPartOfTheEvent() {
        String original = hash(ATTRIBUTES);
        assertThat(EventChain.hash("1".repeat(64), "portal", 5, "auth.login", "t", "s", ATTRIBUTES))
                .isNotEqualTo(original);
        assertThat(EventChain.hash(EventChain.START, "other", 5, "auth.login", "t", "s", ATTRIBUTES))
                .isNotEqualTo(original);
        assertThat(EventChain.hash(EventChain.START, "portal", 6, "auth.login", "t", "s", ATTRIBUTES))
                .isNotEqualTo(original);
        assertThat(EventChain.hash(EventChain.START, "portal", 5, "auth.logout", "t", "s", ATTRIBUTES))
                .isNotEqualTo(original);
        assertThat(EventChain.hash(EventChain.START, "portal", 5, "auth.login", "", "s", ATTRIBUTES))
                .isNotEqualTo(original);
        assertThat(EventChain.hash(EventChain.START, "portal", 5, "auth.login", "t", "", ATTRIBUTES))
                .isNotEqualTo(original);
        for (String name : ATTRIBUTES.keySet()) {
            Map<String, Object> changed = new HashMap<>(ATTRIBUTES);
            changed.put(name, "changed");
            assertThat(hash(changed)).as(name).isNotEqualTo(original);
            changed.remove(name);
            assertThat(hash(changed)).as(name).isNotEqualTo(original);
        }
    }

    @Test
    void tellsTextsApartWhoseBordersMoved() {
        assertThat(hash(Map.of("a", List.of("x", "y")))).isNotEqualTo(hash(Map.of("a", List.of("xy"))));
        assertThat(hash(Map.of("a", "bc"))).isNotEqualTo(hash(Map.of("ab", "c")));
        assertThat(hash(Map.of("a", "1"))).isNotEqualTo(hash(Map.of("a", 1L)));
    }

    @Test
    void doesNotCoverItself() {
        Map<String, Object> sealed = new HashMap<>(ATTRIBUTES);
        sealed.put("meinkonto.chain.hash", "whatever");
        assertThat(hash(sealed)).isEqualTo(hash(ATTRIBUTES));
    }

    private static String hash(Map<String, Object> attributes) {
        return EventChain.hash(EventChain.START, "portal", 5, "auth.login", "t", "s", attributes);
    }
}
