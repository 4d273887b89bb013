package ch.meinkonto.soc.engine.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;

import ch.meinkonto.soc.engine.Archive;

/** Reads any number of stored documents in a given order, page by page from one snapshot: what is stored meanwhile is not seen. */
public final class SnapshotReader {
    private static final int PAGE = 1_000;
    /** From one page to the next. */
    private static final String KEEP_ALIVE = "2m";

    private final ElasticsearchClient client;

    /** Reads through this client. */
    public SnapshotReader(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * What to read.
     *
     * @param archives from where; one that is not there yet is empty
     * @param query which documents
     * @param sort in which order; documents that are equal in it come in any order
     * @param fields names or patterns of the fields to read; empty for all
     */
    public record Question(List<Archive> archives, Query query, List<SortOptions> sort, List<String> fields) {
        /** Keeps copies. */
        public Question {
            archives = List.copyOf(archives);
            sort = List.copyOf(sort);
            fields = List.copyOf(fields);
        }
    }

    /**
     * Hands on every document until there are no more or the visitor wants none. What was acknowledged before is seen.
     *
     * @param visitor takes a document and says whether it wants another
     * @return how many were handed on
     * @throws IOException where Elasticsearch cannot be reached
     * @throws ElasticsearchException where it refuses
     */
    public long read(Question question, Predicate<Hit<Map<String, Object>>> visitor) throws IOException {
        List<String> aliases = new ArrayList<>();
        for (Archive archive : question.archives()) {
            if (client.indices().existsAlias(request -> request.name(archive.alias())).value()) {
                aliases.add(archive.alias());
            }
        }
        if (aliases.isEmpty()) {
            return 0;
        }
        client.indices().refresh(request -> request.index(aliases));
        String snapshot = client
                .openPointInTime(request -> request.index(aliases).keepAlive(time -> time.time(KEEP_ALIVE)))
                .id();
        try {
            return pages(snapshot, question, visitor);
        } finally {
            close(snapshot);
        }
    }

    private long pages(String snapshot, Question question, Predicate<Hit<Map<String, Object>>> visitor)
            throws IOException {
        long read = 0;
        List<FieldValue> after = List.of();
        while (true) {
            List<Hit<Map<String, Object>>> hits = page(snapshot, question, after);
            for (Hit<Map<String, Object>> hit : hits) {
                read++;
                if (!visitor.test(hit)) {
                    return read;
                }
            }
            if (hits.size() < PAGE) {
                return read;
            }
            after = hits.getLast().sort();
        }
    }

    private List<Hit<Map<String, Object>>> page(String snapshot, Question question, List<FieldValue> after)
            throws IOException {
        return client.search(request -> {
            request.pit(in -> in.id(snapshot).keepAlive(time -> time.time(KEEP_ALIVE)))
                    .size(PAGE)
                    .query(question.query())
                    .trackTotalHits(total -> total.enabled(false))
                    .sort(question.sort())
                    .sort(sort -> sort.field(field -> field.field("_shard_doc").order(SortOrder.Asc)));
            if (!question.fields().isEmpty()) {
                request.source(source -> source.filter(filter -> filter.includes(question.fields())));
            }
            return after.isEmpty() ? request : request.searchAfter(after);
        }, mapType()).hits().hits();
    }

    /** A snapshot that cannot be closed ends by itself; it must hide neither the result nor why reading failed. */
    private void close(String snapshot) {
        try {
            client.closePointInTime(request -> request.id(snapshot));
        } catch (IOException | RuntimeException ended) {
            return;
        }
    }

    @SuppressWarnings("unchecked") // the mapper builds maps of texts, numbers, lists and maps
    private static Class<Map<String, Object>> mapType() {
        return (Class<Map<String, Object>>) (Class<?>) Map.class;
    }
}
