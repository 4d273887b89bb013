package ch.meinkonto.soc.engine.audit;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.search.Hit;

/** Walks the whole trail from its first entry and says where it is broken first. */
final class AuditVerification {
    private static final int PAGE = 500;

    private final AuditIndex index;

    AuditVerification(ElasticsearchClient client) {
        this.index = new AuditIndex(client);
    }

    /** What the walk found. */
    sealed interface Result {
        /**
         * Every entry follows from the one before it.
         *
         * @param entries how many there are, the number of the last
         * @param head its hash
         */
        record Intact(long entries, String head) implements Result {}

        /**
         * The trail was changed.
         *
         * @param sequence number of the first entry that is not as it was
         * @param reason what is wrong with it
         */
        record Broken(long sequence, String reason) implements Result {}
    }

    Result verify() throws IOException {
        if (!index.exists()) {
            return new Result.Broken(1, "there is no audit trail");
        }
        index.refresh();
        long sequence = 0;
        String hash = AuditEntry.START;
        List<Hit<Map<String, Object>>> page = index.after(Long.MIN_VALUE, PAGE);
        while (!page.isEmpty()) {
            for (Hit<Map<String, Object>> hit : page) {
                String wrong = wrong(hit, sequence + 1, hash);
                if (!wrong.isEmpty()) {
                    return new Result.Broken(sequence + 1, wrong);
                }
                sequence++;
                hash = AuditDocument.read(Objects.requireNonNull(hit.source())).hash();
            }
            page = index.after(sequence, PAGE);
        }
        long all = index.count();
        if (all != sequence) {
            return new Result.Broken(sequence + 1, all - sequence + " documents are no entries of the trail");
        }
        return sequence == 0
                ? new Result.Broken(1, "the audit trail is empty")
                : new Result.Intact(sequence, hash);
    }

    /** Why the document is not the entry that must come here; empty when it is. */
    private static String wrong(Hit<Map<String, Object>> hit, long sequence, String previous) {
        AuditEntry entry;
        try {
            entry = AuditDocument.read(Objects.requireNonNull(hit.source()));
        } catch (IllegalArgumentException e) {
            return "it was changed: " + e.getMessage();
        }
        if (entry.sequence() > sequence) {
            return "it is missing, the next one there is " + entry.sequence();
        }
        if (entry.sequence() < sequence || !entry.id().equals(hit.id())) {
            return "document " + hit.id() + " stands in its place";
        }
        if (!entry.isIntact()) {
            return "it was changed: its hash is not that of its content";
        }
        return entry.previous().equals(previous) ? "" : "it does not follow from the entry before it";
    }
}
