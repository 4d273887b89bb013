package ch.meinkonto.soc.engine.audit;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.search.Hit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.AuditTrail;
import ch.meinkonto.soc.engine.AuditUnavailable;

/**
 * Writes the trail, one entry after the other. Where another engine was faster, it goes on after that one's entry: two never
 * share a number, so the chain has no branches.
 */
@Component
final class AuditWriter implements AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditWriter.class);
    private static final int ATTEMPTS = 5;

    private final AuditIndex index;
    private @Nullable Head head;

    /** The last entry we know of. */
    private record Head(long sequence, String hash) {}

    AuditWriter(ElasticsearchClient client) {
        this.index = new AuditIndex(client);
    }

    @Override
    public synchronized void record(AuditRecord record) {
        try {
            if (!record.cause().isEmpty() && isKnown(record.cause())) {
                return;
            }
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                Head last = head == null ? read() : head;
                AuditEntry next = AuditEntry.after(last.sequence(), last.hash(), record);
                // Unknown until Elasticsearch has answered: whatever fails now, the next attempt reads it anew.
                head = null;
                if (index.create(next)) {
                    head = new Head(next.sequence(), next.hash());
                    // The log is a witness: whoever cuts off the end of the trail would have to change it as well.
                    LOG.atInfo()
                            .addKeyValue("sequence", next.sequence())
                            .addKeyValue("hash", next.hash())
                            .addKeyValue("action", record.action())
                            .log("audit entry written");
                    return;
                }
            }
            throw new AuditUnavailable("others write to the audit trail all the time");
        } catch (IOException | ElasticsearchException e) {
            throw new AuditUnavailable("the audit trail cannot be written: " + e.getMessage(), e);
        }
    }

    private boolean isKnown(String cause) throws IOException {
        index.prepare();
        index.refresh();
        return index.knowsCause(cause);
    }

    private Head read() throws IOException {
        index.prepare();
        index.refresh();
        List<Hit<Map<String, Object>>> last = index.last();
        if (last.isEmpty()) {
            return new Head(0, AuditEntry.START);
        }
        try {
            AuditEntry entry = AuditDocument.read(Objects.requireNonNull(last.getFirst().source()));
            return new Head(entry.sequence(), entry.hash());
        } catch (IllegalArgumentException e) {
            // Somebody has changed it. Verification will say so; recording goes on under the next number.
            LOG.atError().addKeyValue("document", last.getFirst().id()).log("the end of the audit trail was changed");
            return new Head(number(last.getFirst()), AuditEntry.START);
        }
    }

    private static long number(Hit<Map<String, Object>> hit) {
        Object sequence = hit.sort().getFirst()._get();
        return sequence instanceof Number number ? number.longValue() : Long.parseLong(String.valueOf(sequence));
    }
}
