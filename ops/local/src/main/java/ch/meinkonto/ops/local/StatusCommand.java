package ch.meinkonto.ops.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import ch.meinkonto.ops.local.stack.ServiceStatus;
import ch.meinkonto.ops.local.stack.ServiceStatus.State;

/** Shows how every service is doing, for people or for scripts. */
@Command(name = "status", description = "Show what runs.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "One JSON object per line: name, state (up, starting, down), pid, url.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Context context = Context.current();
        List<ServiceStatus> statuses = context.stack().statuses(context.describedServices(), context.clock());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            statuses.forEach(status -> out.println(status.json()));
            return 0;
        }
        Instant now = context.clock().instant();
        out.printf(Locale.ROOT, "%-14s %-9s %8s %9s %9s  %s%n", "NAME", "STATE", "PID", "FOR", "RESTARTS", "URL");
        for (ServiceStatus status : statuses) {
            boolean runs = status.pid() != 0;
            String note = status.state() == State.DOWN && !status.note().isEmpty() ? "  " + status.note() : "";
            out.printf(Locale.ROOT, "%-14s %-9s %8s %9s %9s  %s%n", status.name(),
                    status.state().name().toLowerCase(Locale.ROOT),
                    runs ? status.pid() : "-", runs ? age(Duration.between(status.since(), now)) : "-",
                    status.restarts(),
                    status.url() + note);
        }
        return 0;
    }

    private static String age(Duration age) {
        return age.toHours() > 0
                ? age.toHours() + "h" + age.toMinutesPart() + "m"
                : age.toMinutes() > 0 ? age.toMinutes() + "m" + age.toSecondsPart() + "s" : age.toSeconds() + "s";
    }
}
