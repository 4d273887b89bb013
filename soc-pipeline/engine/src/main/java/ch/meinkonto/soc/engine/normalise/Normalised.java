package ch.meinkonto.soc.engine.normalise;

import java.util.ArrayList;
import java.util.List;

import ch.meinkonto.soc.engine.Document;

/**
 * What became of a request's records.
 *
 * @param documents those that can be stored, in order
 * @param refusals one reason for each that cannot
 */
public record Normalised(List<Document> documents, List<String> refusals) {
    /** Collects the outcome of one record after the other. */
    static final class Collector {
        private final List<Document> documents = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();

        void add(Document document) {
            documents.add(document);
        }

        void refuse(String reason) {
            refusals.add(reason);
        }

        Normalised result() {
            return new Normalised(List.copyOf(documents), List.copyOf(refusals));
        }
    }
}
