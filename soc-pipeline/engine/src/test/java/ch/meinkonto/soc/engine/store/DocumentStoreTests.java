package ch.meinkonto.soc.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.Document;
import ch.meinkonto.soc.engine.RecordingAuditTrail;
import ch.meinkonto.soc.engine.TestIndices;

/** One document's trouble is its own: it is tried again, refused or kept back, and the others go on. */
class DocumentStoreTests {
    private final ElasticsearchClient client = TestIndices.client();
    private final DocumentStore store = new DocumentStore(client,
            new IndexTemplates(client, new RecordingAuditTrail(), Clock.systemUTC()));
    private final Instant now = Instant.now();
    private final Document event = document(Archive.EVENTS, "event");
    private final Document line = document(Archive.LOGS, "line");

    @BeforeEach
    void clear() {
        TestIndices.clear();
        store.prepare();
    }

    @AfterEach
    void disconnect() throws IOException {
        TestIndices.clear();
        client.close();
    }

    @Test
    void sendsAgainOnlyWhatElasticsearchHadNoRoomFor() throws Exception {
        // As Elasticsearch itself blocks an index when the disk is full: 429 for each document.
        block(true);
        CompletableFuture<StoreResult> result = CompletableFuture.supplyAsync(() -> store.create(List.of(line, event)));
        await().atMost(Duration.ofSeconds(60)).until(() -> exists(event));
        block(false);
        assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo(
                new StoreResult(List.of(line, event), List.of(line, event), List.of()));
        assertThat(exists(line)).isTrue();
    }

    @Test
    void keepsTheSenderWaitingWhenTheRoomDoesNotComeAndStoresNothingTwice() throws IOException {
        block(true);
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> store.create(List.of(line, event)))
                .withMessage("1 of 2 documents not acknowledged");
        assertThat(exists(event)).isTrue();
        block(false);
        assertThat(store.create(List.of(line, event)))
                .isEqualTo(new StoreResult(List.of(line, event), List.of(line), List.of()));
        client.indices().refresh(request -> request.index(Archive.EVENTS.alias()));
        assertThat(client.count(request -> request.index(Archive.EVENTS.alias())).count()).isEqualTo(1);
    }

    @Test
    void refusesNothingForWhatIsNotTheDocumentsFault() throws IOException {
        client.indices().close(request -> request.index(line.index()));
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> store.create(List.of(line, event)));
        client.indices().open(request -> request.index(line.index()));
        client.indices().putSettings(request -> request.index(line.index()).settings(
                settings -> settings.blocks(blocks -> blocks.write(true))));
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> store.create(List.of(line, event)));
        assertThat(exists(event)).isTrue();
    }

    @Test
    void refusesWhatCanNeverBeStoredAndNamesTheFieldOnly() {
        Document bad = Document.of(Archive.EVENTS, "bad", now,
                Map.of("@timestamp", now.toString(), "client.ip", "anna.muster"), true);
        StoreResult result = store.create(List.of(bad, event));
        assertThat(result.stored()).containsExactly(event);
        assertThat(result.refusals()).containsExactly(
                new StoreResult.Refusal(bad, "document_parsing_exception in field client.ip"));
    }

    private Document document(Archive archive, String id) {
        return Document.of(archive, id, now, Map.of("@timestamp", now.toString(), "service.name", "test"), true);
    }

    private boolean exists(Document document) throws IOException {
        return client.exists(request -> request.index(document.index()).id(document.id())).value();
    }

    private void block(boolean full) throws IOException {
        client.indices().putSettings(request -> request.index(line.index()).settings(
                settings -> settings.blocks(blocks -> blocks.readOnlyAllowDelete(full))));
    }
}
