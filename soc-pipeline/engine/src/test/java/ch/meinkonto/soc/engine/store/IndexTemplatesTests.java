package ch.meinkonto.soc.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.AuditUnavailable;
import ch.meinkonto.soc.engine.RecordingAuditTrail;
import ch.meinkonto.soc.engine.TestIndices;

class IndexTemplatesTests {
    private final ElasticsearchClient client = TestIndices.client();
    private final RecordingAuditTrail audit = new RecordingAuditTrail();

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
    void giveEveryArchiveItsFieldsAndItsAlias() throws IOException {
        templates().ensureInstalled();
        for (Archive archive : Archive.values()) {
            TypeMapping mapping = client.indices()
                    .getMapping(request -> request.index(archive.alias()))
                    .mappings()
                    .values()
                    .iterator()
                    .next()
                    .mappings();
            assertThat(mapping.dynamic()).isEqualTo(DynamicMapping.False);
            assertThat(mapping.properties().get("@timestamp").isDate()).isTrue();
            assertThat(mapping.properties().get("service").object().properties().get("name").isKeyword()).isTrue();
        }
        TypeMapping events = client.indices()
                .getMapping(request -> request.index(Archive.EVENTS.alias()))
                .mappings()
                .values()
                .iterator()
                .next()
                .mappings();
        assertThat(events.properties().get("client").object().properties().get("ip").isIp()).isTrue();
        assertThat(events.properties().get("event").object().properties().get("sequence").isLong()).isTrue();
        assertThat(events.properties().get("meinkonto").object().properties().get("other").isFlattened()).isTrue();
    }

    @Test
    void canBeInstalledAgainByEveryStart() throws IOException {
        templates().ensureInstalled();
        templates().ensureInstalled();
        assertThat(version()).isEqualTo(IndexTemplates.VERSION);
    }

    @Test
    void bringIndicesOfAnOlderVersionTheirNewFieldsAndSaySoInTheAuditTrail() throws IOException {
        String today = Archive.EVENTS.index(Instant.now());
        client.indices()
                .putIndexTemplate(request -> request.name(Archive.EVENTS.alias())
                        .indexPatterns(Archive.EVENTS.alias() + "-*")
                        .template(template -> template.aliases(Archive.EVENTS.alias(), alias -> alias)
                                .mappings(mappings -> mappings.dynamic(DynamicMapping.False)))
                        .version(1L));
        client.indices().create(request -> request.index(today));
        templates().ensureInstalled();
        assertThat(version()).isEqualTo(IndexTemplates.VERSION);
        TypeMapping mapping = client.indices().getMapping(request -> request.index(today)).mappings().get(today)
                .mappings();
        assertThat(mapping.properties().get("client").object().properties().get("geo").object().properties()
                .get("location").isGeoPoint()).isTrue();
        assertThat(audit.records()).filteredOn(record -> record.target().equals(Archive.EVENTS.alias()))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.action()).isEqualTo("template.install");
                    assertThat(record.details()).isEqualTo(
                            Map.of("version", String.valueOf(IndexTemplates.VERSION), "before", "1"));
                });
    }

    @Test
    void areNotChangedWithoutARecord() {
        audit.beUnavailable();
        assertThatExceptionOfType(AuditUnavailable.class).isThrownBy(() -> templates().ensureInstalled());
        assertThat(audit.records()).isEmpty();
    }

    @Test
    void leaveANewerVersionAlone() throws IOException {
        client.indices()
                .putIndexTemplate(request -> request.name(Archive.EVENTS.alias())
                        .indexPatterns(Archive.EVENTS.alias() + "-*")
                        .template(template -> template.aliases(Archive.EVENTS.alias(), alias -> alias))
                        .version(99L));
        templates().ensureInstalled();
        assertThat(version()).isEqualTo(99);
    }

    private IndexTemplates templates() {
        return new IndexTemplates(client, audit, Clock.systemUTC());
    }

    private long version() throws IOException {
        return client.indices()
                .getIndexTemplate(request -> request.name(Archive.EVENTS.alias()))
                .indexTemplates()
                .getFirst()
                .indexTemplate()
                .version();
    }
}
