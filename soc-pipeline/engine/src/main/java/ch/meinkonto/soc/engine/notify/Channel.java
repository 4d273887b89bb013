package ch.meinkonto.soc.engine.notify;

import java.time.Instant;
import java.util.List;

/** A way to tell somebody outside. */
interface Channel {
    /** By which its position is kept: stays the same for ever. */
    String name();

    /**
     * What is to be delivered now of all that waits, in order. What is in none waits on.
     *
     * @param waiting oldest first
     * @param lastPaced when a batch of this channel that was to be paced was last delivered; 1970 for never
     */
    List<Batch> due(List<Notice.OfAlert> waiting, Instant lastPaced, Instant now);

    /**
     * Delivers messages, all or none.
     *
     * @throws DeliveryFailed where the receiver did not take them
     * @throws InterruptedException when the engine stops
     */
    void deliver(List<? extends Notice> notices) throws DeliveryFailed, InterruptedException;

    /**
     * Messages that go together.
     *
     * @param paced whether the next of its kind has to wait for an interval
     */
    record Batch(List<Notice.OfAlert> notices, boolean paced) {
        /** Each by itself and at once. */
        static List<Batch> each(List<Notice.OfAlert> notices) {
            return notices.stream().map(notice -> new Batch(List.of(notice), false)).toList();
        }
    }
}
