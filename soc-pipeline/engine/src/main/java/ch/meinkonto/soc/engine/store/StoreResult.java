package ch.meinkonto.soc.engine.store;

import java.util.List;

import ch.meinkonto.soc.engine.Document;

/**
 * What became of documents.
 *
 * @param stored those that are in Elasticsearch now, in the order given
 * @param created those of them that were not there before
 * @param refusals one reason for each document Elasticsearch will never take
 */
public record StoreResult(List<Document> stored, List<Document> created, List<String> refusals) {}
