package ch.meinkonto.soc.engine.receive;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.engine.Document;
import ch.meinkonto.soc.engine.StoredEvent;
import ch.meinkonto.soc.engine.StoredEvents;

/** Hands stored documents to detection: one batch at a time, in the order they came. */
@Component
final class Handover {
    private final ObjectProvider<StoredEvents> receivers;
    private final ReentrantLock inTurn = new ReentrantLock(true);

    Handover(ObjectProvider<StoredEvents> receivers) {
        this.receivers = receivers;
    }

    void accept(List<Document> documents) {
        List<StoredEvent> events = documents.stream().filter(Document::detectable).map(Document::event).toList();
        if (events.isEmpty()) {
            return;
        }
        inTurn.lock();
        try {
            receivers.orderedStream().forEach(receiver -> receiver.accept(events));
        } finally {
            inTurn.unlock();
        }
    }
}
