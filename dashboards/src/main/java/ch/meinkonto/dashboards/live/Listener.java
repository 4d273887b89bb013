package ch.meinkonto.dashboards.live;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

import ch.meinkonto.dashboards.alerts.StoredAlert;
import ch.meinkonto.dashboards.index.Version;
import ch.meinkonto.dashboards.overview.Activity;
import ch.meinkonto.dashboards.overview.ActivityFigures;
import ch.meinkonto.dashboards.overview.Range;

/**
 * One open page. Remembers what it has been told and is told only what is new to it. Sending happens on a virtual thread of
 * its own, so that a slow reader delays nobody; one that falls far behind is let go and comes back by itself.
 */
final class Listener {
    private static final int BACKLOG = 256;
    /** A page is rendered a little before its stream begins; what came in between must not be lost. */
    private static final Duration OVERLAP = Duration.ofSeconds(2);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    private final SseEmitter emitter;
    private final LiveTexts texts;
    private final @Nullable Range range;
    private final Instant since;
    private final BlockingQueue<SseEventBuilder> waiting = new LinkedBlockingQueue<>(BACKLOG);
    private final Set<String> announced = new HashSet<>();
    private final Map<String, Version> versions = new HashMap<>();
    private Map<String, String> lastState = Map.of();
    private Instant lastSent = Instant.EPOCH;
    private Instant lastActivity = Instant.EPOCH;
    private volatile @Nullable Thread sender;

    Listener(SseEmitter emitter, LiveTexts texts, @Nullable Range range, Instant since) {
        this.emitter = emitter;
        this.texts = texts;
        this.range = range;
        this.since = since;
    }

    void start() {
        sender = Thread.ofVirtual().name("live").start(this::send);
    }

    Optional<Range> range() {
        return Optional.ofNullable(range);
    }

    void whenGone(Runnable action) {
        emitter.onCompletion(() -> {
            action.run();
            interrupt();
        });
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> emitter.complete());
    }

    /** Tells what is new: state of the pipeline, new alerts, changed alerts. Called by one thread. */
    void tell(Snapshot snapshot) {
        Map<String, String> state = texts.state(snapshot);
        boolean due = Duration.between(lastSent, snapshot.at()).compareTo(SIGN_OF_LIFE) >= 0;
        if (!state.equals(lastState) || due) {
            lastState = state;
            lastSent = snapshot.at();
            offer(SseEmitter.event().name("state").data(state));
        }
        for (StoredAlert stored : snapshot.newest().reversed()) {
            Version before = versions.put(stored.id(), stored.version());
            boolean fresh = stored.alert().created().isAfter(since.minus(OVERLAP));
            if (fresh && announced.add(stored.id())) {
                offer(SseEmitter.event()
                        .name("alert")
                        .id(Long.toString(stored.alert().created().toEpochMilli()))
                        .data(texts.alert(stored, snapshot.at())));
            } else if (before != null && !before.equals(stored.version())) {
                offer(SseEmitter.event().name("changed").data(texts.alert(stored, snapshot.at())));
            }
        }
        List<String> shown = snapshot.newest().stream().map(StoredAlert::id).toList();
        if (!shown.isEmpty()) {
            versions.keySet().retainAll(Set.copyOf(shown));
            announced.retainAll(Set.copyOf(shown));
        }
    }

    /** Tells what happened along time, if it was read anew. */
    void tell(Activity activity) {
        if (activity.at().isAfter(lastActivity)) {
            lastActivity = activity.at();
            offer(SseEmitter.event().name("activity").data(ActivityFigures.of(activity)));
        }
    }

    void end() {
        emitter.complete();
        interrupt();
    }

    private void offer(SseEventBuilder event) {
        if (!waiting.offer(event)) {
            end();
        }
    }

    private void send() {
        try {
            while (true) {
                emitter.send(waiting.take());
            }
        } catch (IOException | IllegalStateException e) {
            // The page is gone, or the stream has ended: the browser opens a new one if anybody still looks.
            emitter.completeWithError(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void interrupt() {
        Thread running = sender;
        if (running != null) {
            running.interrupt();
        }
    }
}
