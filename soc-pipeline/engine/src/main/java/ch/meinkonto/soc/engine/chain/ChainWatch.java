package ch.meinkonto.soc.engine.chain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.EventChain;
import ch.meinkonto.soc.contract.TelemetryEvent;
import ch.meinkonto.soc.engine.Document;
import ch.meinkonto.soc.engine.Document.ChainLink;
import ch.meinkonto.soc.engine.normalise.SecurityEventNormaliser;
import ch.meinkonto.soc.engine.store.DocumentStore;
import ch.meinkonto.soc.engine.store.StoreResult;
import ch.meinkonto.soc.engine.store.StoreUnavailable;

/**
 * Follows the number and the hash of every source. A number that is left out is a gap; a hash that does not follow from the
 * event or from its predecessor, or a new event under an old number, is a break. Either becomes a security event itself.
 */
@Component
public final class ChainWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ChainWatch.class);
    /** A few requests of every source. */
    private static final int MOST_OVERTAKEN = 20_000;

    private final SourcePositions positions;
    private final SecurityEventNormaliser normaliser;
    private final DocumentStore store;
    /** Found but not yet stored: kept until Elasticsearch has them. */
    private final List<Document> findings = new ArrayList<>();
    /** Stored but not yet taken by detection. */
    private final List<Document> untold = new ArrayList<>();
    /** Followed on a repeat while the request that stored them was still on its way back from the store; hashes by id. */
    private final Map<String, String> overtaken = new LinkedHashMap<>();
    private @Nullable Map<String, SourcePosition> last;

    ChainWatch(SourcePositions positions, SecurityEventNormaliser normaliser, DocumentStore store) {
        this.positions = positions;
        this.normaliser = normaliser;
        this.store = store;
    }

    /**
     * Must run before a batch is stored: what is known of the past must not contain what is about to come.
     *
     * @throws StoreUnavailable when the past cannot be read
     */
    public synchronized void prepare() {
        if (last == null) {
            store.prepare();
            try {
                last = new HashMap<>(positions.read());
            } catch (IOException e) {
                throw StoreUnavailable.because("positions of the sources cannot be read", e);
            }
        }
    }

    /**
     * Looks at a batch that has just been stored.
     *
     * @return the findings, stored as well, that detection has not taken yet; usually none
     * @throws StoreUnavailable when a finding could not be stored; it is kept for the next call
     */
    public synchronized List<Document> inspect(StoreResult batch) {
        Map<String, SourcePosition> known = Objects.requireNonNull(last, "prepare first");
        Set<String> created = new HashSet<>();
        batch.created().forEach(document -> created.add(document.id()));
        for (Document document : batch.stored()) {
            ChainLink link = document.link();
            if (link != null) {
                follow(known, document, link, created.remove(document.id()));
            }
        }
        if (!findings.isEmpty()) {
            untold.addAll(store.create(List.copyOf(findings)).stored());
            findings.clear();
        }
        return List.copyOf(untold);
    }

    /** Detection has taken these findings. Until then they come with every batch: its sender does not know them. */
    public synchronized void told(List<Document> taken) {
        untold.removeAll(taken);
    }

    private void follow(Map<String, SourcePosition> known, Document document, ChainLink link, boolean isNew) {
        SourcePosition before = known.getOrDefault(link.source(), new SourcePosition(0, EventChain.START));
        long expected = before.sequence() + 1;
        if (link.sequence() < expected && (!isNew || wasOvertaken(document, link))) {
            // Sent again after its acknowledgement was lost or before it came.
            return;
        }
        if (!isNew) {
            overtake(document, link);
        }
        if (link.sequence() > expected) {
            find(EventAction.TELEMETRY_GAP, document, link, expected);
        } else if (link.sequence() < expected
                || link.sequence() == expected && !link.previous().equals(before.hash())) {
            find(EventAction.TELEMETRY_CHAIN_BREAK, document, link, expected);
        }
        if (!link.hash().equals(link.computed())) {
            find(EventAction.TELEMETRY_CHAIN_BREAK, document, link, expected);
        }
        known.put(link.source(), new SourcePosition(link.sequence(), link.hash()));
    }

    /** The sender was tired of waiting and sent it again: the slower request will yet tell of it as new. */
    private void overtake(Document document, ChainLink link) {
        if (overtaken.size() == MOST_OVERTAKEN) {
            overtaken.remove(overtaken.keySet().iterator().next());
        }
        overtaken.put(document.id(), link.hash());
    }

    private boolean wasOvertaken(Document document, ChainLink link) {
        return link.hash().equals(link.computed()) && link.hash().equals(overtaken.remove(document.id()));
    }

    private void find(EventAction action, Document document, ChainLink link, long expected) {
        LOG.atWarn()
                .addKeyValue("source", link.source())
                .addKeyValue("expected", expected)
                .addKeyValue("seen", link.sequence())
                .addKeyValue("event.id", document.id())
                .log(action.value());
        findings.add(normaliser.document(id(action, document), document.time(),
                new TelemetryEvent(action, link.source(), null, expected, link.sequence())));
    }

    /** The same finding about the same event has the same id, a UUIDv7 of that event's time. */
    private static UUID id(EventAction action, Document document) {
        try {
            UUID event = UUID.fromString(document.id());
            ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest((action.value() + document.id()).getBytes(StandardCharsets.UTF_8)));
            long high = event.getMostSignificantBits() & ~0xFFFL | digest.getLong() & 0xFFFL;
            long low = event.getLeastSignificantBits() & 0xC000_0000_0000_0000L | digest.getLong() >>> 2;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
