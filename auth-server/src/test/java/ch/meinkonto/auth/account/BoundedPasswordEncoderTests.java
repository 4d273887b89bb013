package ch.meinkonto.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class BoundedPasswordEncoderTests {
    @Test
    void neverMoreThanThePermittedHashesRunAtOnce() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch twoAreIn = new CountDownLatch(2);
        PasswordEncoder bounded = new BoundedPasswordEncoder(hashing(() -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            twoAreIn.countDown();
            await(twoAreIn);
            now.decrementAndGet();
        }), 2, Duration.ofSeconds(20));

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<String>> hashes = IntStream.range(0, 8)
                    .mapToObj(n -> threads.submit(() -> bounded.encode("password")))
                    .toList();
            for (Future<String> hash : hashes) {
                assertThat(hash.get()).isEqualTo("hash");
            }
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void whoWaitsTooLongIsToldToComeBack() {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        PasswordEncoder bounded = new BoundedPasswordEncoder(hashing(() -> {
            started.countDown();
            await(done);
        }), 1, Duration.ofMillis(20));

        try (var threads = Executors.newSingleThreadExecutor()) {
            threads.submit(() -> bounded.encode("first"));
            await(started);
            assertThatThrownBy(() -> bounded.matches("second", "hash")).isInstanceOf(TooManySignInsException.class);
            done.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static PasswordEncoder hashing(Runnable work) {
        return new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                work.run();
                return "hash";
            }

            @Override
            public boolean matches(CharSequence password, String hash) {
                work.run();
                return true;
            }
        };
    }
}
