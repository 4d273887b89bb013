package ch.meinkonto.soc.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.engine.TestIndices;

/** The template of alerts goes forward only. */
class AlertTemplateTests {
    private static final String NAME = "meinkonto-alerts";
    private static final String INDEX = "meinkonto-alerts-000001";

    private final ElasticsearchClient client = TestIndices.client();
    private final long ours = AlertIndex.template(client).version();

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
    void isInstalledWhereThereIsNone() throws IOException {
        new AlertIndex(client).prepare();
        assertThat(version()).isEqualTo(ours);
    }

    @Test
    void replacesAnOlderOneAndBringsItsIndexTheNewFields() throws IOException {
        install(null);
        client.indices().create(request -> request.index(INDEX).aliases(NAME, alias -> alias.isWriteIndex(true)));
        new AlertIndex(client).prepare();
        assertThat(version()).isEqualTo(ours);
        assertThat(client.indices().getMapping(request -> request.index(INDEX)).mappings().get(INDEX).mappings()
                .properties()).containsKey("ecs");
    }

    @Test
    void leavesANewerOneAloneAndWorksWithIt() throws IOException {
        install(ours + 1);
        AlertIndex alerts = new AlertIndex(client);
        alerts.prepare();
        assertThat(version()).isEqualTo(ours + 1);
        assertThat(alerts.changedSince(Instant.EPOCH, null, null)).isEmpty();
    }

    private void install(Long version) throws IOException {
        client.indices()
                .putIndexTemplate(request -> request.name(NAME)
                        .indexPatterns(NAME + "-*")
                        .priority(500L)
                        .version(version)
                        .template(template -> template.mappings(mappings -> mappings.dynamic(DynamicMapping.False)
                                .properties("meinkonto", ours -> ours.object(object -> object.properties("alert",
                                        alert -> alert.object(fields -> fields.properties("updated",
                                                updated -> updated.date(date -> date)))))))));
    }

    private long version() throws IOException {
        return client.indices()
                .getIndexTemplate(request -> request.name(NAME))
                .indexTemplates()
                .getFirst()
                .indexTemplate()
                .version();
    }
}
