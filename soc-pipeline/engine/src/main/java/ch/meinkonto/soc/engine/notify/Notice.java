package ch.meinkonto.soc.engine.notify;

import java.time.Instant;

import ch.meinkonto.soc.contract.Alert;

/** One message, the same on every channel. */
sealed interface Notice {
    /** The same when the message comes again: receivers know by it what they have. */
    String key();

    /** Since when there is something to tell; its age counts from here. */
    Instant since();

    /** Why an alert is told. */
    enum Occasion {
        /** It is new. */
        RAISED,
        /** Its level is higher than it was told. */
        RISEN,
        /** It is still open and still grows. */
        REPEATED
    }

    /**
     * News of an alert.
     *
     * @param alert as it is now
     * @param occasion why it is told
     * @param revision from 1, one more with each message about this alert on this channel
     * @param since when the engine changed it
     */
    record OfAlert(Alert alert, Occasion occasion, int revision, Instant since) implements Notice {
        @Override
        public String key() {
            return alert.id() + "-" + revision;
        }

        boolean isCritical() {
            return alert.level().equals("critical");
        }
    }

    /**
     * News of the pipeline itself.
     *
     * @param subject what it is about, kebab-case, for example {@code elasticsearch-away}
     * @param text one sentence
     * @param began when it began
     * @param over whether it is over
     * @param since when that was found
     */
    record OfIncident(String subject, String text, Instant began, boolean over, Instant since) implements Notice {
        @Override
        public String key() {
            return subject + "-" + began.toEpochMilli() + (over ? "-over" : "-began");
        }
    }
}
