package ch.meinkonto.soc.engine.normalise;

import java.util.ArrayList;
import java.util.List;

import ch.meinkonto.soc.engine.Document;

/**
 * What became of a request's records.
 *
 * @param documents those that can be stored, in order
 * @param refusals those that cannot
 */
public record Normalised(List<Document> documents, List<RefusedRecord> refusals) {
    /** Collects the outcome of one record after the other. */
    static final class Collector {
        private final List<Document> documents = new ArrayList<>();
        private final List<RefusedRecord> refusals = new ArrayList<>();

        void add(Document document) {
            documents.add(document);
        }

        void refuse(RefusedRecord refused) {
            refusals.add(refused);
        }

        Normalised result() {
            return new Normalised(List.copyOf(documents), List.copyOf(refusals));
        }
    }
}
