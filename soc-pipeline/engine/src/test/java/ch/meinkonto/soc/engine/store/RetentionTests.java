package ch.meinkonto.soc.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.RecordingAuditTrail;
import ch.meinkonto.soc.engine.TestIndices;

class RetentionTests {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T00:30:00Z"), ZoneOffset.UTC);

    private final ElasticsearchClient client = TestIndices.client();
    private final RecordingAuditTrail audit = new RecordingAuditTrail();
    private final Retention retention = new Retention(client, new RetentionSettings(365, 90, 14, 30, 90), audit,
            CLOCK);

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
    void dropsWholeDaysThatHaveExpiredAndNothingElse() throws IOException {
        List<String> expired = List.of("meinkonto-metrics-2026.11.08", "meinkonto-logs-2026.10.23",
                "meinkonto-events-2025.11.22", "meinkonto-spans-2020.01.01");
        List<String> kept = List.of("meinkonto-metrics-2026.11.09", "meinkonto-metrics-2026.11.23",
                "meinkonto-metrics-2026.11.24", "meinkonto-events-2025.11.23", "meinkonto-events-restored-2020.01.01",
                "meinkonto-metrics-2020.1.1", "meinkonto-audit-000001", "meinkonto-metrics-2020.02.30",
                "meinkonto-alerts-000001");
        for (String index : expired) {
            client.indices().create(request -> request.index(index));
        }
        for (String index : kept) {
            client.indices().create(request -> request.index(index));
        }
        assertThat(retention.dropExpired()).containsExactlyInAnyOrderElementsOf(expired);
        assertThat(client.indices().get(request -> request.index("meinkonto-*")).indices().keySet())
                .containsExactlyInAnyOrderElementsOf(kept);
        assertThat(audit.records()).extracting(AuditRecord::target).containsExactlyInAnyOrderElementsOf(expired);
        assertThat(audit.records()).allMatch(record -> record.action().equals("retention.drop"));
    }

    @Test
    void dropsNothingThatCannotBeRecorded() throws IOException {
        client.indices().create(request -> request.index("meinkonto-spans-2020.01.01"));
        audit.beUnavailable();
        retention.run();
        assertThat(client.indices().exists(request -> request.index("meinkonto-spans-2020.01.01")).value()).isTrue();
    }

    @Test
    void findsNothingOnTheFirstDay() throws IOException {
        assertThat(retention.dropExpired()).isEmpty();
    }
}
