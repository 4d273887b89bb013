package ch.meinkonto.soc.emitter;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import ch.meinkonto.soc.contract.CommonField;
import ch.meinkonto.soc.contract.EventChain;

/**
 * A recorded event with its place in the source's order, ready to be sent.
 *
 * @param entry the event
 * @param sequence its number, from 1
 * @param previous hash of the event before it
 * @param hash its own hash
 */
record NumberedEntry(OutboxEntry entry, long sequence, String previous, String hash) {
    /** Puts an event behind another. */
    static NumberedEntry after(long sequence, String previous, String source, OutboxEntry entry) {
        long next = sequence + 1;
        String hash = EventChain.hash(previous, source, nanos(entry.time()), entry.action(), entry.traceId(),
                entry.spanId(), wireAttributes(entry, next, previous));
        return new NumberedEntry(entry, next, previous, hash);
    }

    /** All attributes as they are sent. */
    Map<String, Object> wireAttributes() {
        Map<String, Object> attributes = wireAttributes(entry, sequence, previous);
        attributes.put(CommonField.CHAIN_HASH.dotted(), hash);
        return attributes;
    }

    long timeUnixNano() {
        return nanos(entry.time());
    }

    private static Map<String, Object> wireAttributes(OutboxEntry entry, long sequence, String previous) {
        Map<String, Object> attributes = new TreeMap<>(entry.attributes());
        attributes.put(CommonField.EVENT_ID.dotted(), entry.id().toString());
        attributes.put(CommonField.EVENT_SEQUENCE.dotted(), sequence);
        attributes.put(CommonField.CHAIN_PREVIOUS.dotted(), previous);
        return attributes;
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }
}
