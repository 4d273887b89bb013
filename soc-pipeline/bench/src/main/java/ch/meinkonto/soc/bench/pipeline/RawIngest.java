package ch.meinkonto.soc.bench.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._helpers.bulk.BulkIngester;
import co.elastic.clients.elasticsearch._helpers.bulk.BulkListener;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ch.meinkonto.soc.bench.stand.StoredDocuments;

/**
 * The peer: documents that are ready, brought in by the bulk client of Elasticsearch and nothing else. Into an index of its own
 * with the mapping and the settings of ours, which grows as ours does.
 */
final class RawIngest {
    private static final String INDEX = "bench-raw";
    private static final int OPERATIONS = 1_000;
    private static final int AT_ONCE = 3;

    private final StoredDocuments documents;
    private final ElasticsearchClient client;
    private boolean prepared;

    RawIngest(StoredDocuments documents) {
        this.documents = documents;
        this.client = documents.client();
    }

    /**
     * Brings documents in and makes them searchable.
     *
     * @param encoded whether they are JSON before the clock starts; else the client writes it
     * @return how long it took
     */
    double seconds(List<ObjectNode> sources, boolean encoded) throws IOException, InterruptedException {
        prepare();
        List<BulkOperation> operations = sources.stream().map(source -> operation(source, encoded)).toList();
        long before = documents.count(INDEX);
        Failures failures = new Failures();
        long start = System.nanoTime();
        try (BulkIngester<Void> ingester = BulkIngester.of(builder -> builder.client(client)
                .maxOperations(OPERATIONS)
                .maxConcurrentRequests(AT_ONCE)
                .flushInterval(1, TimeUnit.SECONDS)
                .listener(failures))) {
            operations.forEach(ingester::add);
        }
        documents.refresh(INDEX);
        double seconds = (System.nanoTime() - start) / 1e9;
        long found = documents.count(INDEX) - before;
        if (found != sources.size() || failures.count.get() > 0) {
            throw new IOException("Of " + sources.size() + " documents of the peer " + found + " can be found.");
        }
        return seconds;
    }

    private void prepare() throws IOException {
        if (prepared) {
            return;
        }
        TypeMapping mapping = documents.mapping(StoredDocuments.EVENTS);
        client.indices().create(request -> request.index(INDEX)
                .mappings(mapping)
                .settings(settings -> settings.numberOfShards("1")
                        .numberOfReplicas("0")
                        .refreshInterval(interval -> interval.time("1s"))));
        prepared = true;
    }

    private static BulkOperation operation(ObjectNode source, boolean encoded) {
        String id = source.at("/event/id").asString();
        Object document = encoded
                ? BinaryData.of(JsonMapper.shared().writeValueAsBytes(source), ContentType.APPLICATION_JSON)
                : source;
        return BulkOperation.of(bulk -> bulk.create(create -> create.index(INDEX).id(id).document(document)));
    }

    /** Counts what the node did not take. */
    private static final class Failures implements BulkListener<Void> {
        private final AtomicLong count = new AtomicLong();

        @Override
        public void beforeBulk(long execution, BulkRequest request, List<Void> contexts) {
            // Nothing to prepare.
        }

        @Override
        public void afterBulk(long execution, BulkRequest request, List<Void> contexts, BulkResponse response) {
            if (response.errors()) {
                count.incrementAndGet();
            }
        }

        @Override
        public void afterBulk(long execution, BulkRequest request, List<Void> contexts, Throwable failure) {
            count.incrementAndGet();
        }
    }
}
