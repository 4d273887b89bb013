package ch.meinkonto.portal.cityservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** Work that is done a portion at a time. */
class PortionsTests {
    private final Portions portions = new Portions(TransactionOperations.withoutTransaction());

    @Test
    void endsWithTheFirstPortionThatIsNotFull() {
        Deque<Integer> takes = new ArrayDeque<>(List.of(Portions.MOST, Portions.MOST, 3, Portions.MOST));
        portions.work(takes::removeFirst);
        assertThat(takes).containsExactly(Portions.MOST);
    }

    @Test
    void asksOnceWhereThereIsNothing() {
        Deque<Integer> takes = new ArrayDeque<>(List.of(0, 0));
        portions.work(takes::removeFirst);
        assertThat(takes).hasSize(1);
    }
}
