package ch.meinkonto.soc.engine.store;

import java.util.List;

import ch.meinkonto.soc.engine.Document;

/**
 * What became of documents.
 *
 * @param stored those that are in Elasticsearch now, in the order given
 * @param created those of them that were not there before
 * @param refusals those that Elasticsearch will never take
 */
public record StoreResult(List<Document> stored, List<Document> created, List<Refusal> refusals) {
    /**
     * A document that was not taken.
     *
     * @param document what it was
     * @param reason kind of failure and field, without any content of the document
     */
    public record Refusal(Document document, String reason) {}
}
