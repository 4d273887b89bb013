package ch.meinkonto.soc.engine.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.engine.AuditUnavailable;
import ch.meinkonto.soc.engine.Document;
import ch.meinkonto.soc.engine.DottedFields;

/**
 * Writes documents, each exactly once: {@code create} under its own id, so that one which is already there counts as
 * written. Returns only when Elasticsearch has acknowledged every document or refused it for good.
 */
@Component
public final class DocumentStore {
    private static final int ATTEMPTS = 4;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final int CONFLICT = 409;
    private static final int BAD_REQUEST = 400;
    private static final Pattern FIELD = Pattern.compile("field \\[([a-z0-9_.@]{1,80})]");

    private final ElasticsearchClient client;
    private final IndexTemplates templates;

    DocumentStore(ElasticsearchClient client, IndexTemplates templates) {
        this.client = client;
        this.templates = templates;
    }

    /**
     * Makes sure that the indices are there, for whoever reads them.
     *
     * @throws StoreUnavailable when Elasticsearch does not answer
     */
    public void prepare() {
        try {
            templates.ensureInstalled();
        } catch (IOException | ElasticsearchException | AuditUnavailable e) {
            throw new StoreUnavailable("Elasticsearch does not answer as it should: " + e.getMessage(), e);
        }
    }

    /**
     * Stores documents.
     *
     * @throws StoreUnavailable when some were not acknowledged; whoever repeats them all does no harm
     */
    public StoreResult create(List<Document> documents) {
        if (documents.isEmpty()) {
            return new StoreResult(List.of(), List.of(), List.of());
        }
        try {
            prepare();
            return write(documents);
        } catch (IOException | ElasticsearchException e) {
            throw new StoreUnavailable("Elasticsearch does not answer as it should: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted", e);
        }
    }

    private StoreResult write(List<Document> documents) throws IOException, InterruptedException {
        Set<Document> created = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Document> refused = Collections.newSetFromMap(new IdentityHashMap<>());
        List<StoreResult.Refusal> refusals = new ArrayList<>();
        List<Document> open = documents;
        for (int attempt = 1; !open.isEmpty(); attempt++) {
            List<Document> again = new ArrayList<>();
            BulkResponse response = client.bulk(request(open));
            for (int i = 0; i < open.size(); i++) {
                Document document = open.get(i);
                BulkResponseItem item = response.items().get(i);
                if (item.status() < BAD_REQUEST) {
                    created.add(document);
                } else if (isTheDocumentsFault(item)) {
                    refused.add(document);
                    refusals.add(new StoreResult.Refusal(document, reason(item)));
                } else if (item.status() != CONFLICT) {
                    again.add(document);
                }
            }
            if (!again.isEmpty() && attempt == ATTEMPTS) {
                throw new StoreUnavailable(again.size() + " of " + documents.size() + " documents not acknowledged");
            }
            open = again;
            if (!open.isEmpty()) {
                Thread.sleep(FIRST_PAUSE_MILLIS << attempt);
            }
        }
        return new StoreResult(documents.stream().filter(document -> !refused.contains(document)).toList(),
                documents.stream().filter(created::contains).toList(), refusals);
    }

    /** A full queue, a blocked or closed index, a missing right: all that passes or is put right. Bad content stays bad. */
    private static boolean isTheDocumentsFault(BulkResponseItem item) {
        return item.status() == BAD_REQUEST && item.error() != null
                && !"index_closed_exception".equals(item.error().type());
    }

    private static BulkRequest request(List<Document> documents) {
        return BulkRequest.of(bulk -> {
            for (Document document : documents) {
                Map<String, Object> source = DottedFields.nest(document.stored());
                bulk.operations(operation -> operation.<Map<String, Object>>create(
                        create -> create.index(document.index()).id(document.id()).document(source)));
            }
            return bulk;
        });
    }

    /** Elasticsearch's own sentence quotes the value it did not like: only its kind and the field are taken over. */
    private static String reason(BulkResponseItem item) {
        if (item.error() == null) {
            return "status " + item.status();
        }
        Matcher field = FIELD.matcher(String.valueOf(item.error().reason()));
        return item.error().type() + (field.find() ? " in field " + field.group(1) : "");
    }
}
