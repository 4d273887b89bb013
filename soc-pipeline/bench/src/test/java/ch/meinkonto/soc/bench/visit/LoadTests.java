package ch.meinkonto.soc.bench.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class LoadTests {
    @Test
    void countsWhatAllWorkersDid() throws Exception {
        AtomicLong done = new AtomicLong();
        Set<Integer> workers = ConcurrentHashMap.newKeySet();

        // Two that never wait could keep a third from beginning, on a machine with two processors.
        CountDownLatch begun = new CountDownLatch(3);

        Load.Outcome outcome = Load.run(3, Duration.ofSeconds(1), worker -> {
            if (workers.add(worker)) {
                begun.countDown();
            }
            begun.await(10, TimeUnit.SECONDS);
            done.incrementAndGet();
        });

        assertThat(outcome.count()).isEqualTo(done.get()).isPositive();
        assertThat(workers).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(outcome.p50()).isLessThanOrEqualTo(outcome.p99());
        assertThat(outcome.rate()).isPositive();
    }

    @Test
    void endsWithTheFirstError() {
        assertThatThrownBy(() -> Load.run(2, Duration.ofMinutes(1), worker -> {
            throw new IOException("refused");
        })).isInstanceOf(IOException.class).hasMessage("refused");
    }
}
