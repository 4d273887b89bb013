package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.json.JsonData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import ch.meinkonto.soc.engine.TestIndices;

/** The rules in force are written whatever the version of their index; its form goes forward only. */
class RuleCatalogueTests {
    private static final String INDEX = "meinkonto-rules";
    private static final Detections DETECTIONS = Detections.of(DetectionFolders.below("classpath*:detections")
            .stream()
            .filter(folder -> folder.name().startsWith("brute-force"))
            .toList(), List.of(), null);

    private final ElasticsearchClient client = TestIndices.client();

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
    void makesTheIndexWithItsVersion() throws IOException {
        new RuleCatalogue(client, Clock.systemUTC()).write(DETECTIONS);
        assertThat(version()).isEqualTo(RuleCatalogue.VERSION);
        assertThat(rule().path("level").asString()).isEqualTo("medium");
    }

    @Test
    void bringsAnOlderIndexTheNewFields() throws IOException {
        client.indices().create(request -> request.index(INDEX)
                .mappings(mappings -> mappings.dynamic(DynamicMapping.False)));
        new RuleCatalogue(client, Clock.systemUTC()).write(DETECTIONS);
        assertThat(version()).isEqualTo(RuleCatalogue.VERSION);
        assertThat(mapping().properties()).containsKeys("techniques", "runbook");
    }

    @Test
    void leavesTheFormOfANewerIndexAlone() throws IOException {
        client.indices().create(request -> request.index(INDEX)
                .mappings(mappings -> mappings.dynamic(DynamicMapping.False)
                        .meta(Map.of("version", JsonData.of(RuleCatalogue.VERSION + 1)))));
        new RuleCatalogue(client, Clock.systemUTC()).write(DETECTIONS);
        assertThat(version()).isEqualTo(RuleCatalogue.VERSION + 1);
        assertThat(mapping().properties()).isEmpty();
        assertThat(rule().path("name").asString()).isEqualTo("brute-force");
    }

    private ObjectNode rule() throws IOException {
        ObjectNode rule = client.get(request -> request.index(INDEX).id("brute-force"), ObjectNode.class).source();
        assertThat(rule).isNotNull();
        return rule;
    }

    private long version() throws IOException {
        JsonData version = mapping().meta().get("version");
        assertThat(version).isNotNull();
        return version.to(Long.class);
    }

    private TypeMapping mapping() throws IOException {
        return client.indices().getMapping(request -> request.index(INDEX)).mappings().get(INDEX).mappings();
    }
}
