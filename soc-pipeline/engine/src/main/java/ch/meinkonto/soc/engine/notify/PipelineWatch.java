package ch.meinkonto.soc.engine.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.engine.StoredEvent;
import ch.meinkonto.soc.engine.StoredEvents;

/**
 * Notices that Elasticsearch is away or that a source is silent, and when that is over; needs no Elasticsearch to say so. One
 * message when it begins and one when it ends. While Elasticsearch is away nothing is stored, so no source is called silent,
 * and after that each has its whole time again; the same where the engine itself was asleep. Of a source that said goodbye
 * nothing is expected until it says that it lives.
 */
final class PipelineWatch implements StoredEvents {
    private static final int MOST_SOURCES = 1_000;
    private static final String AWAY = "elasticsearch-away";
    private static final String SILENT = "source-silent-";
    private static final String STOP = "telemetry.stop";
    /** After how many rounds that did not take place the engine says that it was asleep. */
    private static final int MISSED_ROUNDS = 12;

    private final WatchSettings settings;
    private final BooleanSupplier elasticsearch;
    private final Consumer<Notice.OfIncident> announce;
    private final Clock clock;
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final Map<String, Instant> goodbyes = new ConcurrentHashMap<>();
    private final Map<String, Instant> open = new HashMap<>();
    private Instant looked;
    private @Nullable Instant awaySince;

    /**
     * @param elasticsearch whether it answers at the moment
     */
    PipelineWatch(WatchSettings settings, BooleanSupplier elasticsearch, Consumer<Notice.OfIncident> announce,
            Clock clock) {
        this.settings = settings;
        this.elasticsearch = elasticsearch;
        this.announce = announce;
        this.clock = clock;
        this.looked = clock.instant();
        settings.sources().forEach(source -> heard.put(source, clock.instant()));
    }

    @Override
    public void accept(List<StoredEvent> batch) {
        Instant now = clock.instant();
        for (StoredEvent event : batch) {
            if (event.fields().get("service.name") instanceof String source
                    && (heard.size() < MOST_SOURCES || heard.containsKey(source))) {
                hear(source, event, now);
            }
        }
    }

    private void hear(String source, StoredEvent event, Instant now) {
        if (STOP.equals(event.fields().get("event.action"))) {
            goodbyes.put(source, event.time());
            heard.remove(source);
        } else if (!isEcho(source, event)) {
            goodbyes.remove(source);
            heard.put(source, now);
        }
    }

    /** What comes after a goodbye but was on its way before; a new life begins with an event in the source's own order. */
    private boolean isEcho(String source, StoredEvent event) {
        Instant goodbye = goodbyes.get(source);
        return goodbye != null
                && (!event.fields().containsKey("event.sequence") || event.time().isBefore(goodbye));
    }

    /** Looks once. */
    synchronized void look() {
        boolean answers = elasticsearch.getAsBoolean();
        Instant now = clock.instant();
        boolean slept = now.isAfter(looked.plus(settings.every().multipliedBy(MISSED_ROUNDS)));
        looked = now;
        if (!answers) {
            Instant since = awaySince == null ? now : awaySince;
            awaySince = since;
            if (Duration.between(since, now).compareTo(settings.patience()) >= 0) {
                begin(AWAY,
                        "Elasticsearch does not answer: nothing is stored or detected, senders keep what they have.",
                        since, now);
            }
            return;
        }
        if (awaySince != null) {
            awaySince = null;
            end(AWAY, "Elasticsearch answers again.", now);
            listenAgain(now);
        } else if (slept) {
            listenAgain(now);
        }
        goodbyes.keySet().forEach(source -> end(SILENT + source, source + " was stopped in order.", now));
        heard.forEach((source, last) -> {
            if (Duration.between(last, now).compareTo(settings.silence()) >= 0) {
                begin(SILENT + source, "No telemetry from " + source + " any more.", last, now);
            } else {
                end(SILENT + source, "Telemetry from " + source + " comes again.", now);
            }
        });
    }

    private void listenAgain(Instant now) {
        heard.replaceAll((source, last) -> open.containsKey(SILENT + source) ? last : now);
    }

    private void begin(String subject, String text, Instant since, Instant now) {
        if (open.putIfAbsent(subject, since) == null) {
            announce.accept(new Notice.OfIncident(subject, text, since, false, now));
        }
    }

    private void end(String subject, String text, Instant now) {
        Instant began = open.remove(subject);
        if (began != null) {
            announce.accept(new Notice.OfIncident(subject, text, began, true, now));
        }
    }
}
