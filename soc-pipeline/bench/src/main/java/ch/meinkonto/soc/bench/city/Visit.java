package ch.meinkonto.soc.bench.city;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.bench.send.Caller;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.SecurityEvent;
import ch.meinkonto.soc.contract.ServiceCallEvent;
import ch.meinkonto.soc.contract.SessionBindingEvent;
import ch.meinkonto.soc.contract.SessionEvent;

/** One visit of one resident, step by step; each step takes its time. */
final class Visit {
    private static final double MEAN_THINKING_SECONDS = 14;
    private static final int MEAN_ANSWER_MILLIS = 45;

    private final Diary diary;
    private final Habits habits;
    private final RandomGenerator random;
    private final Resident resident;
    private Instant now;
    private Caller caller;

    Visit(Diary diary, Habits habits, RandomGenerator random, Resident resident, String address, Instant begin) {
        this.diary = diary;
        this.habits = habits;
        this.random = random;
        this.resident = resident;
        this.now = begin;
        this.caller = resident.at(address);
    }

    Resident resident() {
        return resident;
    }

    Caller caller() {
        return caller;
    }

    Instant now() {
        return now;
    }

    RandomGenerator random() {
        return random;
    }

    Habits habits() {
        return habits;
    }

    boolean happens(double share) {
        return random.nextDouble() < share;
    }

    /** Thinks, types, reads. */
    void think() {
        double seconds = -Math.log(1 - random.nextDouble()) * MEAN_THINKING_SECONDS * habits.pace();
        pass(Duration.ofMillis(200 + (long) (seconds * 1_000)));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Something happens now. */
    void tell(Application application, SecurityEvent event) {
        tell(application, event, caller);
    }

    /** Something happens now that another caller reports. */
    void tell(Application application, SecurityEvent event, Caller reporter) {
        now = now.plusNanos(1_000 * (1 + random.nextLong(4_000)));
        diary.event(now, application, event, reporter);
    }

    void page(Application application, String method, String path, int status) {
        Duration answer = Duration.ofMillis(3 + (long) (-Math.log(1 - random.nextDouble()) * MEAN_ANSWER_MILLIS));
        diary.access(now, application, method, path, status, answer, caller);
    }

    /** From here on as somebody who is signed in. */
    void enter() {
        String session = Codes.session(random);
        tell(Application.PORTAL, SessionEvent.started(session, resident.account()));
        caller = caller.as(resident.account(), session);
    }

    void leave() {
        if (happens(0.35)) {
            page(Application.PORTAL, "POST", "/logout", 302);
            tell(Application.PORTAL, SessionEvent.ended(caller.session(), resident.account(), "logout"));
        } else if (caller.session() != null) {
            pass(Duration.ofMinutes(30));
            tell(Application.PORTAL, SessionEvent.ended(caller.session(), resident.account(), "expired"));
        }
    }

    /** Reads pages of a service without signing in. */
    void browse(String service, int pages) {
        page(Application.PORTAL, "GET", "/", 200);
        for (int count = 1; count < pages; count++) {
            think();
            page(Application.PORTAL, "GET", "/" + service, happens(0.01) ? 404 : 200);
        }
    }

    /** Uses a service once: page, form, answer. */
    void call(String service, String operation, @Nullable String refusal) {
        think();
        page(Application.PORTAL, "GET", "/" + service, 200);
        think();
        page(Application.PORTAL, "POST", "/" + service, refusal == null ? 302 : 422);
        tell(Application.PORTAL, new ServiceCallEvent(service, operation, "web", 8 + random.nextLong(120), refusal));
    }

    /** Hands in a request of a service. */
    String submit(String service) {
        call(service, "apply", happens(0.04) ? "incomplete" : null);
        String reference = "ZH-" + (100_000_000 + random.nextInt(900_000_000));
        tell(Application.PORTAL, CaseEvent.submitted(reference, service, "submitted"));
        page(Application.PORTAL, "GET", "/" + service + "/confirmation", 200);
        return reference;
    }

    /** Fetches a document of one's own. */
    void download(String type) {
        think();
        page(Application.PORTAL, "GET", "/documents", 200);
        String id = Codes.hash(random);
        page(Application.PORTAL, "GET", "/documents/" + id.substring(0, 12), 200);
        tell(Application.PORTAL, new DocumentEvent(EventAction.DOCUMENT_DOWNLOAD, id, type,
                40_000 + random.nextLong(700_000), resident.account(), null));
    }

    /** Leaves the house, or comes home: the same session from another network, which the portal notices. */
    void changeNetwork() {
        String other = caller.address().equals(resident.mobileAddress())
                ? resident.homeAddress()
                : resident.mobileAddress();
        caller = caller.from(other);
        if (caller.session() instanceof String session) {
            page(Application.PORTAL, "GET", "/requests", 200);
            tell(Application.PORTAL, new SessionBindingEvent(session, resident.account(), List.of("ip", "asn")));
        }
    }
}
