package ch.meinkonto.ops.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.ops.local.stack.ServiceSpec.StopPhase;
import ch.meinkonto.ops.local.stack.ServiceStatus.State;

/** Services start when what they need is up, are started again when they end, and leave no process. */
class SupervisorTests {
    private static final Backoff FAST = new Backoff(Duration.ofMillis(10), Duration.ofMillis(40),
            Duration.ofMinutes(1));

    private final List<String> story = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, ServiceStatus> now = new ConcurrentHashMap<>();
    private Supervisor supervisor = supervise();

    @AfterEach
    void stop() {
        supervisor.close();
    }

    @Test
    void startsAServiceOnlyWhenWhatItNeedsIsUp() throws Exception {
        supervisor = supervise(TestServices.sleeping("portal", "postgresql"), TestServices.sleeping("postgresql"));
        supervisor.start();
        supervisor.awaitReady();
        assertThat(story).containsSubsequence("postgresql UP", "portal STARTING", "portal UP");
    }

    @Test
    void startsAServiceAgainThatWasKilled() throws Exception {
        supervisor = supervise(TestServices.sleeping("portal"));
        supervisor.start();
        supervisor.awaitReady();
        long first = pid("portal");
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(60)).until(() -> state("portal") == State.UP && pid("portal") != first);
        assertThat(now.get("portal").restarts()).isEqualTo(1);
        assertThat(story).containsSubsequence("portal UP", "portal DOWN", "portal UP");
    }

    @Test
    void namesTheReasonWhenAServiceDoesNotStartAndDoesNotStartThoseThatNeedIt() {
        supervisor = supervise(TestServices.of("postgresql", StopPhase.STORE, () -> {
            throw new IOException("port 15432 is taken");
        }), TestServices.sleeping("portal", "postgresql"), TestServices.sleeping("simulators"));
        supervisor.start();
        assertThatThrownBy(() -> supervisor.awaitReady()).isInstanceOf(IOException.class)
                .hasMessageContaining("postgresql: port 15432 is taken").hasMessageContaining("portal: not started");
        assertThat(state("simulators")).isEqualTo(State.UP);
        assertThat(story).doesNotContain("portal STARTING");
    }

    @Test
    void keepsTryingAServiceThatWasUpOnceWhateverHappens() {
        AtomicInteger starts = new AtomicInteger();
        supervisor = supervise(TestServices.of("engine", StopPhase.ENGINE, () -> {
            if (starts.incrementAndGet() == 2) {
                throw new IOException("not this time");
            }
            return starts.get() == 1 ? TestServices.process("sleep", "0.2") : TestServices.process("sleep", "600");
        }));
        supervisor.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> starts.get() == 3 && state("engine") == State.UP);
    }

    @Test
    void stopsThoseWhoWriteBeforeThoseWhoAreWrittenTo() throws Exception {
        supervisor = supervise(
                TestServices.of("elasticsearch", StopPhase.STORE, () -> TestServices.process("sleep", "600")),
                TestServices.of("engine", StopPhase.ENGINE, () -> TestServices.process("sleep", "600")),
                TestServices.sleeping("portal"));
        supervisor.start();
        supervisor.awaitReady();
        List<Long> pids = now.values().stream().map(ServiceStatus::pid).toList();
        supervisor.close();
        assertThat(story).containsSubsequence("portal DOWN", "engine DOWN", "elasticsearch DOWN");
        assertThat(pids).hasSize(3).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    }

    @Test
    void waitsLongerAfterEachFailureButNotForEver() {
        assertThat(List.of(1, 2, 3, 10)).map(Backoff.DEFAULT::afterFailures)
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4),
                        Duration.ofSeconds(60));
    }

    private Supervisor supervise(ServiceSpec... services) {
        return new Supervisor(List.of(services), status -> {
            now.put(status.name(), status);
            story.add(status.name() + " " + status.state());
        }, all -> {}, FAST, Clock.systemUTC());
    }

    private State state(String name) {
        return now.containsKey(name) ? now.get(name).state() : State.WAITING;
    }

    private long pid(String name) {
        return now.get(name).pid();
    }
}
