package ch.meinkonto.soc.engine.audit;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;

/** The trail in Elasticsearch: one document per entry, made once, never changed by us. */
final class AuditIndex {
    static final String ALIAS = "meinkonto-audit";
    static final String FIRST_INDEX = "meinkonto-audit-000001";
    private static final String SEQUENCE = "meinkonto.audit.sequence";
    private static final int CONFLICT = 409;

    private final ElasticsearchClient client;

    AuditIndex(ElasticsearchClient client) {
        this.client = client;
    }

    /** Makes template, index and alias where they are missing. */
    void prepare() throws IOException {
        if (exists()) {
            return;
        }
        try (InputStream template = Objects
                .requireNonNull(AuditIndex.class.getResourceAsStream("audit-template.json"))) {
            client.indices().putIndexTemplate(request -> request.name(ALIAS).withJson(template));
        }
        try {
            client.indices()
                    .create(request -> request.index(FIRST_INDEX).aliases(ALIAS, alias -> alias.isWriteIndex(true)));
        } catch (ElasticsearchException e) {
            if (!"resource_already_exists_exception".equals(e.error().type())) {
                throw e;
            }
        }
    }

    boolean exists() throws IOException {
        return client.indices().existsAlias(request -> request.name(ALIAS)).value();
    }

    /**
     * Whether the entry was written; false when its number has been given to another. Where the alias is gone it fails: an index
     * made in its place by Elasticsearch would stand in the way of the alias for good.
     */
    boolean create(AuditEntry entry) throws IOException {
        try {
            client.create(request -> request.index(ALIAS)
                    .requireAlias(true)
                    .id(entry.id())
                    .refresh(Refresh.True)
                    .document(AuditDocument.of(entry)));
            return true;
        } catch (ElasticsearchException e) {
            if (e.status() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    /** Whether an entry tells of this security event. */
    boolean knowsCause(String cause) throws IOException {
        return client.count(request -> request.index(ALIAS)
                .query(query -> query.term(term -> term.field("meinkonto.audit.cause").value(cause)))).count() > 0;
    }

    /** The documents after a number, in order. */
    List<Hit<Map<String, Object>>> after(long sequence, int most) throws IOException {
        return search(new SearchRequest.Builder().size(most)
                .searchAfter(FieldValue.of(sequence))
                .query(query -> query.exists(exists -> exists.field(SEQUENCE)))
                .sort(sort -> sort.field(field -> field.field(SEQUENCE).order(SortOrder.Asc))));
    }

    /** The documents with the largest number: one, unless somebody has put others beside it. */
    List<Hit<Map<String, Object>>> last() throws IOException {
        return search(new SearchRequest.Builder().size(1)
                .query(query -> query.exists(exists -> exists.field(SEQUENCE)))
                .sort(sort -> sort.field(field -> field.field(SEQUENCE).order(SortOrder.Desc))));
    }

    /** All documents, whatever they hold. */
    long count() throws IOException {
        return client.count(request -> request.index(ALIAS)).count();
    }

    /** Makes everything written so far visible. */
    void refresh() throws IOException {
        client.indices().refresh(request -> request.index(ALIAS));
    }

    @SuppressWarnings("unchecked") // the mapper builds maps of texts, numbers, lists and maps
    private List<Hit<Map<String, Object>>> search(SearchRequest.Builder request) throws IOException {
        Class<Map<String, Object>> type = (Class<Map<String, Object>>) (Class<?>) Map.class;
        return client.search(request.index(ALIAS).build(), type).hits().hits();
    }
}
