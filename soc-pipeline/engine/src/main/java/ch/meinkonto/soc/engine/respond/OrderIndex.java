package ch.meinkonto.soc.engine.respond;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.meinkonto.soc.engine.index.VersionedTemplate;

/** The orders in Elasticsearch: each made once, then changed only by somebody who has read its latest version. */
final class OrderIndex {
    static final String ALIAS = "meinkonto-responses";
    static final String OURS = "meinkonto.response.";

    private static final Logger log = LoggerFactory.getLogger(OrderIndex.class);
    private static final int CONFLICT = 409;
    private static final int ATTEMPTS = 5;
    private static final int MOST = 1_000;

    private final ElasticsearchClient client;
    private volatile boolean prepared;

    OrderIndex(ElasticsearchClient client) {
        this.client = client;
    }

    /** Keeps a new order; false where there is one of this id already. */
    boolean create(StoredOrder order) {
        return asking("keep an order", () -> {
            try {
                client.create(request -> request.index(ALIAS)
                        .requireAlias(true)
                        .id(order.id())
                        .refresh(Refresh.True)
                        .document(OrderDocument.of(order)));
                return true;
            } catch (ElasticsearchException e) {
                if (e.status() == CONFLICT) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** The order of an id. */
    Optional<StoredOrder> find(String id) {
        return asking("read an order", () -> Optional.ofNullable(get(id).source()).map(OrderDocument::read));
    }

    /** Whether there is an order of at least one of these ids. */
    boolean hasAny(List<String> ids) {
        return asking("read orders", () -> client.mget(request -> request.index(ALIAS).ids(ids), mapType())
                .docs()
                .stream()
                .anyMatch(item -> item.isResult() && item.result().found()));
    }

    /**
     * Changes an order that is there, however many others change it meanwhile.
     *
     * @param change from what is kept at that moment to what is kept then; may be asked several times
     */
    StoredOrder change(String id, UnaryOperator<StoredOrder> change) {
        return asking("change an order", () -> {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                GetResponse<Map<String, Object>> read = get(id);
                StoredOrder before = OrderDocument.read(Objects.requireNonNull(read.source()));
                StoredOrder after = change.apply(before);
                if (after.equals(before) || replace(read, after)) {
                    return after;
                }
            }
            throw new ResponsesUnavailable("others change order " + id + " all the time");
        });
    }

    /**
     * All orders with something left to do or to watch at an application, the oldest first. Page by page, however many are in
     * force: the newest, and what is taken back, must not wait until old ones have ended.
     */
    List<StoredOrder> openAt(String application) {
        List<StoredOrder> orders = new ArrayList<>();
        List<Query> open = List.of(term("open", application));
        List<Hit<Map<String, Object>>> page = asking("search orders", () -> page(open, MOST, SortOrder.Asc, List.of()));
        page.forEach(hit -> read(hit, orders));
        while (page.size() == MOST) {
            List<FieldValue> last = page.getLast().sort();
            page = asking("search orders", () -> page(open, MOST, SortOrder.Asc, last));
            page.forEach(hit -> read(hit, orders));
        }
        return orders;
    }

    /** Orders to which all of these apply, the newest first. */
    List<StoredOrder> matching(List<Query> filters, int most) {
        return search(filters, most, SortOrder.Desc);
    }

    /** Deletes what is over and was ordered before a moment, at most 1,000 at a time; says how many. */
    int forget(Instant before) {
        Query old = Query.of(query -> query.bool(bool -> bool
                .filter(filter -> filter.range(range -> range.date(date -> date.field("@timestamp")
                        .lt(before.toString()))))
                .mustNot(open -> open.exists(exists -> exists.field(OURS + "open")))));
        List<StoredOrder> over = search(List.of(old), MOST, SortOrder.Asc);
        if (over.isEmpty()) {
            return 0;
        }
        return asking("forget orders", () -> {
            boolean errors = client.bulk(bulk -> {
                over.forEach(each -> bulk.operations(operation -> operation
                        .delete(delete -> delete.index(ALIAS).id(each.id()))));
                return bulk.refresh(Refresh.True);
            }).errors();
            if (errors) {
                throw new ResponsesUnavailable("orders that are over could not be deleted");
            }
            return over.size();
        });
    }

    static Query anyOf(String name, Collection<String> values) {
        List<FieldValue> wanted = values.stream().map(FieldValue::of).toList();
        return Query.of(query -> query.terms(terms -> terms.field(OURS + name).terms(list -> list.value(wanted))));
    }

    static Query term(String name, String value) {
        return Query.of(query -> query.term(term -> term.field(OURS + name).value(value)));
    }

    private List<StoredOrder> search(List<Query> filters, int most, SortOrder order) {
        List<StoredOrder> orders = new ArrayList<>();
        asking("search orders", () -> page(filters, most, order, List.of())).forEach(hit -> read(hit, orders));
        return orders;
    }

    /** Orders in the order of their time, those of the same moment by their id. */
    private List<Hit<Map<String, Object>>> page(List<Query> filters, int most, SortOrder order, List<FieldValue> after)
            throws IOException {
        return client.search(request -> {
            request.index(ALIAS)
                    .size(most)
                    .query(query -> query.bool(bool -> bool.filter(filters)))
                    .sort(sort -> sort.field(field -> field.field("@timestamp").order(order)))
                    .sort(sort -> sort.field(field -> field.field(OURS + "id").order(SortOrder.Asc)));
            return after.isEmpty() ? request : request.searchAfter(after);
        }, mapType()).hits().hits();
    }

    private static void read(Hit<Map<String, Object>> hit, List<StoredOrder> orders) {
        try {
            orders.add(OrderDocument.read(Objects.requireNonNull(hit.source())));
        } catch (RuntimeException unreadable) {
            log.warn("an order cannot be read id={} reason={}", hit.id(), unreadable.getMessage());
        }
    }

    private GetResponse<Map<String, Object>> get(String id) throws IOException {
        return client.get(request -> request.index(ALIAS).id(id), mapType());
    }

    private boolean replace(GetResponse<Map<String, Object>> read, StoredOrder next) throws IOException {
        try {
            client.index(request -> request.index(ALIAS)
                    .requireAlias(true)
                    .id(next.id())
                    .ifSeqNo(read.seqNo())
                    .ifPrimaryTerm(read.primaryTerm())
                    .refresh(Refresh.True)
                    .document(OrderDocument.of(next)));
            return true;
        } catch (ElasticsearchException e) {
            if (e.status() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private synchronized void prepare() throws IOException {
        if (prepared) {
            return;
        }
        new VersionedTemplate(client, ALIAS, OrderIndex.class, "responses-template.json").install();
        prepared = true;
    }

    /** A call to Elasticsearch. */
    private interface Call<T> {
        T make() throws IOException;
    }

    private <T> T asking(String what, Call<T> call) {
        try {
            prepare();
            return call.make();
        } catch (IOException | ElasticsearchException failed) {
            // The index itself may have gone, for example after a restore: look again before the next attempt.
            prepared = false;
            throw new ResponsesUnavailable("could not " + what + ": " + failed.getMessage(), failed);
        }
    }

    @SuppressWarnings("unchecked") // the mapper builds maps of texts, numbers, lists and maps
    private static Class<Map<String, Object>> mapType() {
        return (Class<Map<String, Object>>) (Class<?>) Map.class;
    }
}
