package ch.meinkonto.soc.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.TestIndices;

/** More documents than a page, with a real node. */
class SnapshotReaderTests {
    private static final String INDEX = "meinkonto-events-2026.11.28";
    private static final int NUMBER = 2_500;

    private final ElasticsearchClient client = TestIndices.client();
    private final SnapshotReader reader = new SnapshotReader(client);
    private final List<Integer> read = new ArrayList<>();

    @BeforeEach
    void clear() {
        TestIndices.clear();
    }

    @AfterEach
    void disconnect() throws IOException {
        TestIndices.clear();
        client.close();
    }

    @Test
    void handsOnEveryDocumentOnceAndInOrder() throws IOException {
        store();
        assertThat(reader.read(question(), hit -> read.add(number(hit.source())))).isEqualTo(NUMBER);
        assertThat(read).hasSize(NUMBER).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void readsTheFieldsThatAreWantedOnly() throws IOException {
        store();
        reader.read(question(), hit -> {
            assertThat(hit.source()).containsOnlyKeys("number");
            return false;
        });
    }

    @Test
    void stopsWhereTheVisitorWantsNoMore() throws IOException {
        store();
        assertThat(reader.read(question(), hit -> read.add(number(hit.source())) && read.size() < 1_200))
                .isEqualTo(1_200);
        assertThat(read).hasSize(1_200);
    }

    @Test
    void readsNothingWhereNothingWasEverStored() throws IOException {
        assertThat(reader.read(question(), hit -> read.add(number(hit.source())))).isZero();
    }

    private static SnapshotReader.Question question() {
        return new SnapshotReader.Question(List.of(Archive.EVENTS, Archive.SPANS),
                Query.of(query -> query.matchAll(all -> all)),
                List.of(SortOptions.of(sort -> sort.field(field -> field.field("number").order(SortOrder.Asc)))),
                List.of("number"));
    }

    private static int number(Map<String, Object> document) {
        return ((Number) document.get("number")).intValue();
    }

    /** Not visible yet: the reader has to see to that. */
    private void store() throws IOException {
        client.indices().create(create -> create.index(INDEX)
                .aliases(Archive.EVENTS.alias(), alias -> alias)
                .settings(settings -> settings.refreshInterval(interval -> interval.time("-1")))
                .mappings(mapping -> mapping.properties("number", field -> field.integer(integer -> integer))));
        client.bulk(bulk -> {
            for (int number = NUMBER; number > 0; number--) {
                Map<String, Object> document = Map.of("number", number, "other", "text");
                bulk.operations(operation -> operation.index(index -> index.index(INDEX).document(document)));
            }
            return bulk;
        });
    }
}
