package ch.meinkonto.ops.local;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import ch.meinkonto.ops.local.stack.ServiceStatus;
import ch.meinkonto.ops.local.stack.ServiceStatus.State;

/** Tells a person what happens: one line per change that matters, with the seconds since the beginning. */
final class Progress {
    private final PrintStream out;
    private final Clock clock;
    private final Instant begin;
    private final Map<String, State> last = new HashMap<>();

    Progress(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.begin = clock.instant();
    }

    synchronized void changed(ServiceStatus status) {
        State before = last.put(status.name(), status.state());
        if (before == status.state()) {
            return;
        }
        String what = switch (status.state()) {
            case WAITING -> "waits";
            case STARTING -> status.restarts() == 0 ? "starting" : "starting again";
            case UP -> "up          " + status.url();
            case DOWN -> status.note().isEmpty() ? "stopped" : "DOWN: " + status.note();
        };
        out.printf(Locale.ROOT, "  %5.1f s  %-14s %s%n", seconds(), status.name(), what);
    }

    double seconds() {
        return Duration.between(begin, clock.instant()).toMillis() / 1000.0;
    }
}
