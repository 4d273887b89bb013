package ch.meinkonto.dashboards.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.dashboards.index.Document;
import ch.meinkonto.dashboards.index.Version;
import ch.meinkonto.soc.contract.Alert;

/**
 * An alert as it stands in the index.
 *
 * @param alert what it says
 * @param document where it stands
 */
public record StoredAlert(Alert alert, Document document) {
    private static final double LONGEST_WAIT = 3;
    private static final double HIGHEST_LIFT = 0.5;

    /** Reads an alert; what is missing in the document is empty, never invented. */
    static StoredAlert of(Document document) {
        Instant created = orElse(document.time("meinkonto.alert.created"), document.time("@timestamp"), Instant.EPOCH);
        String detection = document.text("meinkonto.alert.detection", "");
        Alert alert = new Alert(document.id(), detection, document.text("rule.id", ""),
                document.text("rule.name", detection), document.text("meinkonto.alert.level", "informational"),
                (int) document.number("meinkonto.alert.risk").orElse(0), document.text("meinkonto.alert.summary", ""),
                document.texts("threat.technique.id"), document.texts("threat.tactic.name"),
                document.values("meinkonto.alert.group"), document.texts("meinkonto.alert.event_ids"),
                (long) document.number("meinkonto.alert.event_count").orElse(0),
                orElse(document.time("meinkonto.alert.first_event"), null, created),
                orElse(document.time("meinkonto.alert.last_event"), null, created), created,
                document.text("meinkonto.alert.status", Alert.OPEN), document.text("meinkonto.alert.assignee"),
                document.text("meinkonto.alert.close_reason"), document.texts("user.id"),
                document.texts("client.ip"));
        return new StoredAlert(alert, document);
    }

    private static Instant orElse(@Nullable Instant first, @Nullable Instant second, Instant last) {
        if (first != null) {
            return first;
        }
        return second == null ? last : second;
    }

    /** Document id. */
    public String id() {
        return alert.id();
    }

    /** Ids it had before an earlier event of its episode came late. */
    public List<String> formerIds() {
        return document.texts("meinkonto.alert.former_ids");
    }

    /** The state it was read in. */
    public Version version() {
        return document.version();
    }

    /** What people have done with it so far, as a form carries it: a change is decided on this, not on the evidence. */
    public String handling() {
        return alert.assignee() == null ? alert.status() : alert.status() + ":" + alert.assignee();
    }

    /** How bad it is; a level we do not know counts as informational. */
    public Severity severity() {
        return Severity.of(alert.level()).orElse(Severity.INFORMATIONAL);
    }

    /** Who or what it is about: the first field the events share, else an account, else an address. */
    public Optional<Map.Entry<String, String>> entity() {
        Optional<Map.Entry<String, String>> group = alert.group().entrySet().stream().findFirst();
        if (group.isPresent()) {
            return group;
        }
        return first("user.id", alert.userIds()).or(() -> first("client.ip", alert.addresses()));
    }

    private static Optional<Map.Entry<String, String>> first(String field, List<String> values) {
        return values.stream().findFirst().map(value -> Map.entry(field, value));
    }

    /** Whether nobody has closed it yet. */
    public boolean active() {
        return !Alert.CLOSED.equals(alert.status());
    }

    /** Whether nobody has taken it and its time to be looked at is over. */
    public boolean overdue(Instant now) {
        return Alert.OPEN.equals(alert.status()) && waiting(now).compareTo(severity().lookWithin()) > 0;
    }

    /** Time since it was raised. */
    public Duration waiting(Instant now) {
        Duration waiting = Duration.between(alert.created(), now);
        return waiting.isNegative() ? Duration.ZERO : waiting;
    }

    /**
     * Order of work: risk, lifted by up to a half while nobody has taken it and the time to look at it runs out; three
     * times over is as urgent as it gets, so that an old trifle never outranks a fresh catastrophe.
     */
    public double urgency(Instant now) {
        if (!Alert.OPEN.equals(alert.status())) {
            return alert.risk();
        }
        double used = (double) waiting(now).toSeconds() / severity().lookWithin().toSeconds();
        return alert.risk() * (1 + HIGHEST_LIFT * Math.min(used, LONGEST_WAIT) / LONGEST_WAIT);
    }
}
