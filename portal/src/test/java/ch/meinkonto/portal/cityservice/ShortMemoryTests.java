package ch.meinkonto.portal.cityservice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is remembered of accounts, and of how many. */
class ShortMemoryTests {
    private final ShortMemory<String> memory = new ShortMemory<>();

    @Test
    void remembersTheLastOfEachAccountUntilItIsForgotten() {
        memory.keep("anna", "one");
        memory.keep("anna", "two");
        memory.keep("beat", "three");
        memory.forget("beat");
        assertThat(memory.of("anna")).isEqualTo("two");
        assertThat(memory.of("beat")).isNull();
        assertThat(memory.of("carla")).isNull();
    }

    @Test
    void forgetsTheOldestWhenItIsFull() {
        for (int account = 0; account <= ShortMemory.MOST; account++) {
            memory.keep("account-" + account, "something");
        }
        assertThat(memory.of("account-0")).isNull();
        assertThat(memory.of("account-1")).isEqualTo("something");
        assertThat(memory.of("account-" + ShortMemory.MOST)).isEqualTo("something");
    }
}
