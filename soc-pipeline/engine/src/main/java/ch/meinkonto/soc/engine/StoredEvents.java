package ch.meinkonto.soc.engine;

import java.util.List;

/**
 * Who wants every event and access-log line once it is stored: the port between store and detection.
 *
 * <p>
 * Called by one thread at a time, after Elasticsearch acknowledged the batch and before the sender hears of it. The
 * events of one source come in its order. A batch may come again, whole or in part, so the receiver must be idempotent.
 */
public interface StoredEvents {
    /**
     * Takes a batch of documents.
     *
     * @throws RuntimeException when the batch must come again later, for example because an alert could not be stored; the
     *         sender is then told to repeat it. An event that can never be handled must not throw: it would block all others
     */
    void accept(List<StoredEvent> batch);
}
