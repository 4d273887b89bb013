package ch.meinkonto.soc.engine.detect;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import ch.meinkonto.soc.engine.alert.RiskIndex;

/**
 * Prepares detection in the background once the application stands, for as long as it takes Elasticsearch to answer; from then
 * on tells it every few seconds that time goes on.
 */
final class DetectionStart implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DetectionStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Detector detector;
    private final Snapshots snapshots;
    private final RuleReload reload;
    private final RiskIndex risks;
    private final Runnable lookAtShortcomings;
    private final Runnable recordLoad;
    private final BooleanSupplier listening;
    private volatile Thread worker = Thread.ofVirtual().unstarted(() -> {});
    private volatile boolean running;

    /**
     * @param lookAtShortcomings has reported what detections could not do
     * @param recordLoad has console and audit trail know which rules are in force
     * @param listening whether events can be stored at the moment
     */
    DetectionStart(Detector detector, Snapshots snapshots, RuleReload reload, RiskIndex risks,
            Runnable lookAtShortcomings, Runnable recordLoad, BooleanSupplier listening) {
        this.detector = detector;
        this.snapshots = snapshots;
        this.reload = reload;
        this.risks = risks;
        this.lookAtShortcomings = lookAtShortcomings;
        this.recordLoad = recordLoad;
        this.listening = listening;
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofVirtual().name("detection-start").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        worker.interrupt();
        try {
            // Whatever it is at, it must not come to an Elasticsearch client that is closed.
            worker.join(LONGEST_STOP);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        boolean prepared = false;
        while (running) {
            prepared = prepared || succeeds(this::prepare);
            if (prepared) {
                // Each by itself: what holds one up must not hold up the others.
                succeeds(() -> detector.tick(listening.getAsBoolean()));
                succeeds(snapshots::keep);
                succeeds(reload::look);
                succeeds(risks::write);
                succeeds(lookAtShortcomings);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean succeeds(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException notYet) {
            log.warn("detection is held up reason={}", notYet.getMessage());
            return false;
        }
    }

    private void prepare() {
        detector.prepare();
        recordLoad.run();
    }
}
