package ch.meinkonto.soc.engine.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.match.ReferenceMatcher;
import ch.meinkonto.soc.sigma.print.JsonText;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.translate.ElasticsearchQuery;
import ch.meinkonto.soc.sigma.translate.FieldMapping;
import ch.meinkonto.soc.sigma.translate.IndexedField.Type;
import ch.meinkonto.soc.sigma.translate.NotTranslatable;

/** A real node and the plain matcher find the same events: exactly where the query says so, else with more hits. */
class QueryAgreementTests {
    private static final int EVENTS = 250;
    private static final int RULES = 700;
    private static final Map<Type, Map<String, Object>> TYPES = new EnumMap<>(Map.of(Type.KEYWORD,
            Map.of("type", "keyword"), Type.TEXT, Map.of("type", "text"), Type.LONG, Map.of("type", "long"),
            Type.DOUBLE,
            Map.of("type", "double"), Type.BOOLEAN, Map.of("type", "boolean"), Type.IP, Map.of("type", "ip"), Type.DATE,
            Map.of("type", "date"), Type.FLATTENED, Map.of("type", "flattened", "ignore_above", RandomEvents.SHORT),
            Type.UNSEARCHED, Map.of("type", "keyword", "index", false, "doc_values", false)));

    private final ElasticsearchClient client = TestIndices.client();
    private String index = "";

    @AfterEach
    void remove() throws IOException {
        client.indices().delete(request -> request.index(index));
        client.close();
    }

    @Test
    void findsTheSameEventsInACompleteIndex() throws IOException {
        agree(RandomEvents.complete(), false, 20261123L);
    }

    @Test
    void missesNothingInAnIndexThatLacksFields() throws IOException {
        agree(RandomEvents.incomplete(), true, 20261124L);
    }

    private void agree(FieldMapping mapping, boolean more, long seed) throws IOException {
        index = "hunt-" + seed;
        List<Event> events = store(mapping, more, new Random(seed));
        RandomRules rules = new RandomRules(new Random(seed + 1));
        Map<String, Integer> kinds = new HashMap<>();
        for (int number = 0; number < RULES; number++) {
            DetectionRule rule = rules.rule("seed " + seed + " rule " + number);
            String kind = switch (ElasticsearchQuery.of(rule, mapping)) {
                case ElasticsearchQuery query -> agree(rule, query, events);
                case NotTranslatable ignored -> "refused";
            };
            kinds.merge(kind, 1, Integer::sum);
        }
        assertThat(kinds.getOrDefault("exact", 0)).as("%s", kinds).isGreaterThan(RULES / 20);
        assertThat(kinds.getOrDefault("exact, some events", 0)).as("%s", kinds).isGreaterThan(RULES / 20);
        assertThat(kinds.getOrDefault("wide", 0)).as("%s", kinds).isGreaterThan(RULES / 10);
    }

    private String agree(DetectionRule rule, ElasticsearchQuery query, List<Event> events) {
        ReferenceMatcher matcher = ReferenceMatcher.of(List.of(rule));
        Set<String> matches = events.stream()
                .filter(event -> !matcher.match(event).isEmpty())
                .map(Event::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> hits = hits(rule, query);
        if (query.exact()) {
            assertThat(hits).as("%s%n%s%n%s", rule.header().title(), rule, query.json()).isEqualTo(matches);
            return matches.isEmpty() || matches.size() == events.size() ? "exact" : "exact, some events";
        }
        assertThat(hits).as("%s%n%s%n%s", rule.header().title(), rule, query.json()).containsAll(matches);
        return "wide";
    }

    private Set<String> hits(DetectionRule rule, ElasticsearchQuery query) {
        try {
            return client
                    .search(search -> search.index(index).size(EVENTS).source(source -> source.fetch(false))
                            .query(inner -> inner.withJson(new StringReader(query.json()))), Void.class)
                    .hits().hits().stream()
                    .map(hit -> String.valueOf(hit.id()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (Exception refused) {
            throw new AssertionError(rule + " became " + query.json(), refused);
        }
    }

    private List<Event> store(FieldMapping mapping, boolean more, Random random) throws IOException {
        Map<String, Object> properties = new HashMap<>();
        mapping.fields().forEach((name, field) -> {
            Map<String, Object> type = new HashMap<>(TYPES.get(field.type()));
            if (field.ignoreAbove() > 0) {
                type.put("ignore_above", field.ignoreAbove());
            }
            properties.put(name, type);
        });
        String settings = JsonText.of(Map.of("settings", Map.of("number_of_shards", 1, "number_of_replicas", 0),
                "mappings", Map.of("dynamic", false, "properties", properties)));
        client.indices().create(create -> create.index(index).withJson(new StringReader(settings)));
        List<Event> events = new ArrayList<>();
        BulkRequest.Builder bulk = new BulkRequest.Builder();
        RandomEvents documents = new RandomEvents(random);
        for (int number = 0; number < EVENTS; number++) {
            Map<String, Object> document = documents.document(more);
            String id = "e" + number;
            events.add(Event.of(id, Instant.EPOCH,
                    new LogSource(null, "city", (String) document.get(RandomEvents.SOURCE)), document));
            bulk.operations(operation -> operation.index(each -> each.index(index).id(id).document(document)));
        }
        BulkResponse response = client.bulk(bulk.build());
        assertThat(response.errors()).as("%s", response).isFalse();
        client.indices().refresh(request -> request.index(index));
        return events;
    }
}
