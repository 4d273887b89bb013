package ch.meinkonto.soc.engine.detect;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Prepares detection in the background once the application stands, for as long as it takes Elasticsearch to answer. */
final class DetectionStart implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DetectionStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Detector detector;
    private final RuleCatalogue catalogue;
    private final Runnable recordLoad;
    private volatile Thread worker = Thread.ofVirtual().unstarted(() -> {});
    private volatile boolean running;

    /**
     * @param recordLoad has the audit trail say which rules are in force
     */
    DetectionStart(Detector detector, RuleCatalogue catalogue, Runnable recordLoad) {
        this.detector = detector;
        this.catalogue = catalogue;
        this.recordLoad = recordLoad;
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofVirtual().name("detection-start").start(this::prepare);
    }

    @Override
    public void stop() {
        running = false;
        worker.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void prepare() {
        while (running) {
            try {
                detector.prepare();
                catalogue.write();
                recordLoad.run();
                return;
            } catch (RuntimeException notYet) {
                log.warn("detection is not ready yet reason={}", notYet.getMessage());
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
