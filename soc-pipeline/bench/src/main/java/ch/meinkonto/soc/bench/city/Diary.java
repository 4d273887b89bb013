package ch.meinkonto.soc.bench.city;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

import ch.meinkonto.soc.bench.send.Access;
import ch.meinkonto.soc.bench.send.Caller;
import ch.meinkonto.soc.bench.send.Happening;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.EventIds;
import ch.meinkonto.soc.contract.SecurityEvent;
import ch.meinkonto.soc.contract.TelemetryEvent;

/** What happens, written down in any order. Not thread-safe. */
public final class Diary {
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final Caller NOBODY = Caller.anonymous("", "");

    private final EventIds ids;
    private final List<Happening> events = new ArrayList<>();
    private final List<Access> accesses = new ArrayList<>();

    /** An empty diary; ids come from there. */
    public Diary(RandomGenerator random) {
        this.ids = new EventIds(random);
    }

    /** Writes down a security event. */
    public void event(Instant time, Application application, SecurityEvent event, Caller caller) {
        events.add(new Happening(ids.at(time), time, application.source(), event, caller));
    }

    /** Takes over what was written down elsewhere. */
    public void include(List<Happening> others) {
        events.addAll(others);
    }

    /** Writes down a request. */
    public void access(Instant time, Application application, String method, String path, int status,
            Duration duration, Caller caller) {
        accesses.add(new Access(ids.at(time), time, application.source(), method, path, status, duration, caller));
    }

    /** Writes down that an application lives, every half minute of a time. */
    public void heartbeats(Application application, Instant from, Instant until) {
        for (Instant time = from; time.isBefore(until); time = time.plus(HEARTBEAT)) {
            heartbeat(application, time);
        }
    }

    /** Writes down that an application lives. */
    public void heartbeat(Application application, Instant time) {
        event(time, application, new TelemetryEvent(EventAction.TELEMETRY_HEARTBEAT, application.source(), 0L, null,
                null), NOBODY);
    }

    /** Security events in order of time. */
    public List<Happening> events() {
        return events.stream().sorted(Comparator.comparing(Happening::time)).toList();
    }

    /** Security events of an application in order of time. */
    public List<Happening> events(Application application) {
        return events.stream()
                .filter(each -> each.source().equals(application.source()))
                .sorted(Comparator.comparing(Happening::time))
                .toList();
    }

    /** Requests to an application in order of time. */
    public List<Access> accesses(Application application) {
        return accesses.stream()
                .filter(each -> each.service().equals(application.source()))
                .sorted(Comparator.comparing(Access::time))
                .toList();
    }

    /** How many security events so far. */
    public int size() {
        return events.size();
    }

    /** How many requests so far. */
    public int accesses() {
        return accesses.size();
    }
}
