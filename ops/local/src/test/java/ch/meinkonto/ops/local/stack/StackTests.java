package ch.meinkonto.ops.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ch.meinkonto.ops.local.stack.ServiceSpec.StopPhase;
import ch.meinkonto.ops.local.stack.ServiceStatus.State;

/** One stack per folder, and never one that outlives its launcher. */
class StackTests {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    @Test
    void refusesASecondUpInOneSentence() throws Exception {
        Process launcher = launcher();
        await().atMost(PATIENCE).until(() -> up().size() == 2);
        List<ServiceSpec> services = List.of(TestServices.sleeping("portal"));

        assertThatExceptionOfType(StackRefused.class)
                .isThrownBy(() -> stack().start(services, status -> {}, Clock.systemUTC()))
                .matches(refused -> refused.reason() == StackRefused.Reason.ALREADY_RUNNING)
                .withMessage("The stack runs already (process " + launcher.pid()
                        + "): ./meinkonto status shows it, ./meinkonto down stops it.");
        assertThat(stack().statuses(services, Clock.systemUTC())).extracting(ServiceStatus::state)
                .containsExactly(State.UP, State.UP);

        stack().stop(PATIENCE);
        assertThat(stack().statuses(services, Clock.systemUTC())).extracting(ServiceStatus::state)
                .containsExactly(State.DOWN);
    }

    @Test
    void saysWhoHoldsAPortAndStartsNothing() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var portal = new ServiceSpec("portal", "http://localhost", List.of(taken.getLocalPort()), Set.of(),
                    StopPhase.APPLICATION, home, () -> {
                        throw new AssertionError("must not be started");
                    });
            assertThatExceptionOfType(StackRefused.class)
                    .isThrownBy(() -> stack().start(List.of(portal), status -> {}, Clock.systemUTC()))
                    .matches(refused -> refused.reason() == StackRefused.Reason.PORT_TAKEN)
                    .withMessage("Port " + taken.getLocalPort() + ", which portal needs, is taken by process "
                            + ProcessHandle.current().pid() + " (java); stop it and try again.");
        }
        assertThat(stack().isRunning()).isFalse();
    }

    @Test
    void leavesNoProcessBehindWhenTheLauncherIsKilled() throws Exception {
        Process launcher = launcher();
        await().atMost(PATIENCE).until(() -> up().size() == 2);
        List<ProcessHandle> children = up();
        assertThat(children).allMatch(ProcessHandle::isAlive);

        launcher.destroyForcibly().waitFor();

        await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(stack().isRunning()).isFalse();
    }

    @Test
    void stopsFromAnotherProcess() throws Exception {
        Process launcher = launcher();
        await().atMost(PATIENCE).until(() -> up().size() == 2);
        List<ProcessHandle> children = up();

        assertThat(stack().stop(PATIENCE)).isTrue();

        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(launcher.waitFor()).isNotZero();
        assertThat(stack().stop(PATIENCE)).as("a second down").isFalse();
    }

    private Process launcher() throws Exception {
        return new ProcessBuilder(TestServices.java(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(), home.toString()).inheritIO().start();
    }

    private List<ProcessHandle> up() throws Exception {
        return stack().published().stream().filter(status -> status.state() == State.UP)
                .map(status -> ProcessHandle.of(status.pid()).orElseThrow()).toList();
    }

    private Stack stack() {
        return new Stack(new StackFolder(home));
    }

    /** A launcher in a process of its own, with two JVMs as services. */
    static final class Launcher {
        public static void main(String[] arguments) throws Exception {
            List<ServiceSpec> services = List.of(
                    TestServices.of("one", StopPhase.APPLICATION,
                            () -> TestServices.process(TestServices.guardedJvm())),
                    TestServices.of("two", StopPhase.STORE, () -> TestServices.process(TestServices.guardedJvm()),
                            "one"));
            var running = new Stack(new StackFolder(Path.of(arguments[0]))).start(services, status -> {},
                    Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            Thread.currentThread().join();
        }
    }
}
