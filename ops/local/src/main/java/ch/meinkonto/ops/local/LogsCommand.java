package ch.meinkonto.ops.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import ch.meinkonto.ops.local.stack.ServiceSpec;

/** Shows what a service says. */
@Command(name = "logs", description = "Show the log of a service.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    private static final long POLL_MILLISECONDS = 300;

    @Parameters(paramLabel = "NAME", description = "As in status, or launcher.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private String name;

    @Option(names = {"-f", "--follow"}, description = "Show what comes, until Ctrl-C.")
    private boolean follow;

    @Option(names = {"-n",
            "--lines"}, description = "How many lines from the end (${DEFAULT-VALUE}).", defaultValue = "200")
    private int lines;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path log = log(Context.current());
        if (!Files.exists(log)) {
            System.err.println(name + " has not said anything yet.");
            return Meinkonto.FAILED;
        }
        long end = Files.size(log);
        List<String> all = Files.readAllLines(log);
        all.subList(Math.max(0, all.size() - lines), all.size()).forEach(System.out::println);
        if (follow) {
            follow(log, end);
        }
        return 0;
    }

    private Path log(Context context) throws IOException {
        if ("launcher".equals(name)) {
            return context.folder().logs().resolve("launcher.log");
        }
        List<ServiceSpec> services = context.describedServices();
        return services.stream().filter(service -> service.name().equals(name)).map(ServiceSpec::log).findFirst()
                .orElseThrow(() -> new CommandLine.ParameterException(spec.commandLine(), "No service is called " + name
                        + "; there are " + String.join(", ", names(services)) + "."));
    }

    private static List<String> names(List<ServiceSpec> services) {
        return Stream.concat(services.stream().map(ServiceSpec::name), Stream.of("launcher")).toList();
    }

    @SuppressWarnings("InfiniteLoopStatement") // until Ctrl-C
    private static void follow(Path log, long from) throws IOException, InterruptedException {
        long position = from;
        byte[] buffer = new byte[8192];
        while (true) {
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
                file.seek(Math.min(position, file.length()));
                for (int count = file.read(buffer); count > 0; count = file.read(buffer)) {
                    System.out.write(buffer, 0, count);
                }
                position = file.getFilePointer();
            }
            System.out.flush();
            Thread.sleep(POLL_MILLISECONDS);
        }
    }
}
