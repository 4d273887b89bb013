package ch.meinkonto.ops.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import ch.meinkonto.ops.local.stack.ServiceSpec.StopPhase;

/** Small real processes that stand for services. */
final class TestServices {
    static final Path GUARD = Path.of("target", "launcher", "agents", "meinkonto-guard.jar").toAbsolutePath();

    private TestServices() {}

    /** Runs until it is stopped. */
    static ServiceSpec sleeping(String name, String... needs) {
        return of(name, StopPhase.APPLICATION, () -> process("sleep", "600"), needs);
    }

    static ServiceSpec of(String name, StopPhase phase, Launch launch, String... needs) {
        return new ServiceSpec(name, "http://localhost", List.of(), Set.of(needs), phase, Path.of("target"), launch);
    }

    /** A program that is ready as soon as it is started. */
    static RunningService process(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return new RunningService() {
            @Override
            public ProcessHandle process() {
                return process.toHandle();
            }

            @Override
            public void awaitReady(Duration patience) throws IOException {
                if (!process.isAlive()) {
                    throw new IOException("ended with code " + process.exitValue());
                }
            }

            @Override
            public void close() {
                process.destroy();
                try {
                    process.waitFor(10, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    /** The command line of a JVM that does nothing for ever, under the guard. */
    static String[] guardedJvm() {
        return new String[]{java(), "-XX:TieredStopAtLevel=1", "-Xmx16m", "-javaagent:" + GUARD, "-cp",
                "target/test-classes",
                Idle.class.getName()};
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Does nothing for ever. */
    static final class Idle {
        public static void main(String[] arguments) throws InterruptedException {
            Thread.currentThread().join();
        }
    }
}
