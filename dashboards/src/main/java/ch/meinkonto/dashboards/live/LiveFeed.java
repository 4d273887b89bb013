package ch.meinkonto.dashboards.live;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import ch.meinkonto.dashboards.alerts.AlertCounts;
import ch.meinkonto.dashboards.alerts.Alerts;
import ch.meinkonto.dashboards.index.IndexUnavailable;
import ch.meinkonto.dashboards.overview.Activities;
import ch.meinkonto.dashboards.pipeline.Pipeline;
import ch.meinkonto.dashboards.pipeline.PipelineState;

/** Reads twice a second while anybody looks and tells everybody what is new to them. */
@Component
class LiveFeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final int NEWEST = 100;

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Pipeline pipeline;
    private final Alerts alerts;
    private final Activities activities;
    private final Clock clock;
    private volatile boolean running;

    LiveFeed(Pipeline pipeline, Alerts alerts, Activities activities, Clock clock) {
        this.pipeline = pipeline;
        this.alerts = alerts;
        this.activities = activities;
        this.clock = clock;
    }

    void add(Listener listener) {
        listeners.add(listener);
        listener.whenGone(() -> listeners.remove(listener));
    }

    @Scheduled(fixedDelay = 500)
    void tell() {
        if (listeners.isEmpty()) {
            return;
        }
        Snapshot snapshot = read();
        for (Listener listener : listeners) {
            try {
                listener.tell(snapshot);
                if (snapshot.state().reachable()) {
                    listener.range().map(activities::of).ifPresent(listener::tell);
                }
            } catch (IndexUnavailable e) {
                LOG.debug("activity not read", e);
            }
        }
    }

    private Snapshot read() {
        PipelineState state = pipeline.state();
        try {
            if (state.reachable()) {
                return new Snapshot(state, alerts.counts(), alerts.newest(NEWEST), clock.instant());
            }
        } catch (IndexUnavailable e) {
            LOG.debug("alerts not read", e);
        }
        return new Snapshot(state, AlertCounts.NONE, List.of(), clock.instant());
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends all streams, so that the web server need not wait for them. */
    @Override
    public void stop() {
        running = false;
        listeners.forEach(Listener::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before the web server does: higher phases stop first. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
