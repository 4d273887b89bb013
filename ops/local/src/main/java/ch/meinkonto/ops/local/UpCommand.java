package ch.meinkonto.ops.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import ch.meinkonto.ops.local.stack.ServiceStatus;
import ch.meinkonto.ops.local.stack.ServiceStatus.State;
import ch.meinkonto.ops.local.stack.Stack;
import ch.meinkonto.ops.stores.Folders;
import ch.meinkonto.ops.stores.OwnSession;
import ch.meinkonto.ops.stores.PrivateFiles;

/** Starts everything; here until Ctrl-C, or in the background. */
@Command(name = "up", description = "Start everything (built before when stale).", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    private static final long POLL_MILLISECONDS = 150;

    @Option(names = {"-d", "--detach"}, description = "Return when everything is ready; it runs on in the background.")
    private boolean detach;

    @Option(names = "--keep-going", description = "Keep the rest running when a service does not start.")
    private boolean keepGoing;

    private final Context context = Context.current();
    private final Progress progress = new Progress(System.out, context.clock());

    @Override
    public Integer call() throws IOException, InterruptedException {
        return detach ? inBackground() : here(progress, keepGoing);
    }

    /** Runs the stack in this process until it is asked to stop. */
    static int here(Context context, Progress progress, boolean keepGoing, boolean detached)
            throws IOException, InterruptedException {
        Stack.Running running = context.stack().start(context.services(), progress::changed, context.clock());
        deleteEarlierDistributions(context.distribution());
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicBoolean stopping = new AtomicBoolean();
        Thread hook = new Thread(() -> {
            stopping.set(true);
            System.out.println();
            running.close();
            System.out.println("Everything is stopped.");
            System.out.flush();
            stopped.countDown();
        }, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            running.supervisor().awaitReady();
        } catch (IOException e) {
            if (stopping.get()) {
                stopped.await();
                return 0;
            }
            System.err.println(e.getMessage());
            if (!keepGoing) {
                return Meinkonto.FAILED;
            }
        }
        Welcome.print(System.out, progress.seconds(), context.settings(), detached);
        stopped.await();
        return 0;
    }

    /** Every build of the launcher has a folder of its own; while no stack runs, nobody uses the others. */
    private static void deleteEarlierDistributions(Path current) throws IOException {
        try (Stream<Path> distributions = Files.list(current.resolveSibling(""))) {
            for (Path other : distributions.filter(path -> !path.equals(current)).toList()) {
                Folders.delete(other);
            }
        }
    }

    private int here(Progress shown, boolean goOn) throws IOException, InterruptedException {
        return here(context, shown, goOn, false);
    }

    private int inBackground() throws IOException, InterruptedException {
        if (context.stack().isRunning()) {
            return here(progress, false); // says in one sentence that it runs already
        }
        Path log = PrivateFiles.createFolder(context.folder().logs()).resolve("launcher.log");
        Files.deleteIfExists(context.folder().path().resolve("run/state"));
        ProcessBuilder builder = new ProcessBuilder(superviseCommand());
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        Process supervisor = builder.start();
        supervisor.getOutputStream().close();
        if (!followUntilReady(supervisor)) {
            // What it said last is the reason.
            Files.readAllLines(log).stream().filter(line -> !line.startsWith("  ") && !line.isBlank())
                    .filter(line -> !line.startsWith("Everything")).forEach(System.err::println);
            return Meinkonto.FAILED;
        }
        Welcome.print(System.out, progress.seconds(), context.settings(), true);
        return 0;
    }

    private List<String> superviseCommand() {
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xmx64m"));
        for (String property : List.of("meinkonto.repository", "meinkonto.distribution", "meinkonto.home")) {
            command.add("-D" + property + "=" + System.getProperty(property));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Meinkonto.class.getName(), "supervise"));
        if (keepGoing) {
            command.add("--keep-going");
        }
        return command;
    }

    private boolean followUntilReady(Process supervisor) throws IOException, InterruptedException {
        Map<String, ServiceStatus> seen = new TreeMap<>();
        while (supervisor.isAlive()) {
            for (ServiceStatus status : context.stack().published()) {
                if (!status.equals(seen.put(status.name(), status)) && status.state() != State.WAITING) {
                    progress.changed(status);
                }
            }
            boolean settled = seen.values().stream()
                    .allMatch(status -> status.state() == State.UP || keepGoing && status.state() == State.DOWN);
            if (settled && !seen.isEmpty()) {
                return true;
            }
            Thread.sleep(POLL_MILLISECONDS);
        }
        return false;
    }
}
