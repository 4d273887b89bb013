package ch.meinkonto.soc.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.AuditUnavailable;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.TestProxy;
import ch.meinkonto.soc.engine.audit.AuditVerification.Result;

/** The trail on a real node: whole when it is whole, and broken wherever somebody laid a hand on it. */
class AuditTrailTests {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456789Z");

    private ElasticsearchClient client;
    private AuditWriter writer;

    @BeforeEach
    void clear() {
        TestIndices.clear();
        client = TestIndices.client();
        writer = new AuditWriter(client);
    }

    @AfterEach
    void disconnect() throws IOException {
        TestIndices.clear();
        client.close();
    }

    @Test
    void isIntactAfterManyEntriesOverSeveralPages() throws IOException {
        write(1, 2);
        addAsWritten(3, 1202);
        new AuditWriter(client).record(record(1203));
        assertThat(verify()).isInstanceOfSatisfying(Result.Intact.class,
                intact -> assertThat(intact.entries()).isEqualTo(1203));
    }

    @Test
    void goesOnAfterARestart() throws IOException {
        write(1, 3);
        new AuditWriter(client).record(record(4));
        assertThat(verify()).isInstanceOfSatisfying(Result.Intact.class,
                intact -> assertThat(intact.entries()).isEqualTo(4));
    }

    /** Elasticsearch would make an index of the alias's name, and no engine could ever start the trail again. */
    @Test
    void refusesOnceAndStartsAnewWhereItsIndexIsGone() throws IOException {
        write(1, 3);
        TestIndices.clear();
        assertThatExceptionOfType(AuditUnavailable.class).isThrownBy(() -> writer.record(record(4)));
        writer.record(record(4));
        assertThat(verify()).isInstanceOfSatisfying(Result.Intact.class,
                intact -> assertThat(intact.entries()).isEqualTo(1));
        assertThat(new AuditIndex(client).exists()).isTrue();
    }

    @Test
    void hasNoBranchesHoweverManyWriteAtOnce() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int engine = 0; engine < 3; engine++) {
            AuditWriter own = new AuditWriter(client);
            threads.add(Thread.ofVirtual().start(() -> IntStream.range(0, 15).forEach(number -> {
                boolean written = false;
                while (!written) {
                    try {
                        own.record(record(number));
                        written = true;
                    } catch (AuditUnavailable e) {
                        if (e.getCause() != null) {
                            failures.add(e);
                            return;
                        }
                    }
                }
            })));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(verify()).isInstanceOfSatisfying(Result.Intact.class,
                intact -> assertThat(intact.entries()).isEqualTo(45));
    }

    @Test
    void recordsASecurityEventOnceHoweverOftenItComes() throws IOException {
        AuditRecord told = new AuditRecord(NOON, "0197-analyst", "alert-close", "alert-7", Map.of(), "event-1");
        writer.record(told);
        writer.record(told);
        new AuditWriter(client).record(told);
        assertThat(verify()).isInstanceOfSatisfying(Result.Intact.class,
                intact -> assertThat(intact.entries()).isEqualTo(1));
    }

    @Test
    void saysSoWhenElasticsearchIsAwayAndLosesNothingOnceItIsBack() throws IOException {
        try (TestProxy line = new TestProxy(TestElasticsearch.node().url());
                ElasticsearchClient far = ElasticsearchClient.of(builder -> builder.host(line.url())
                        .apiKey(TestElasticsearch.node().apiKey()))) {
            AuditWriter away = new AuditWriter(far);
            away.record(record(1));
            line.cut();
            assertThatExceptionOfType(AuditUnavailable.class).isThrownBy(() -> away.record(record(2)));
            line.mend();
            away.record(record(2));
        }
        assertThat(verify()).isInstanceOfSatisfying(Result.Intact.class,
                intact -> assertThat(intact.entries()).isEqualTo(2));
    }

    @Test
    void showsAChangedEntry() throws IOException {
        write(1, 9);
        change(5, source -> audit(source).put("actor", "somebody-else"));
        assertBroken(5, "its hash is not that of its content");
    }

    @Test
    void showsAChangedEntryThatWasHashedAnew() throws IOException {
        write(1, 9);
        AuditEntry fourth = AuditDocument.read(source(4));
        AuditEntry forged = AuditEntry.after(4, fourth.hash(),
                AuditRecord.ofEngine(NOON, "nothing.happened", "", Map.of()));
        index(AuditEntry.id(5), AuditDocument.of(forged));
        assertBroken(6, "it does not follow from the entry before it");
    }

    @Test
    void showsAnEntryThatIsMissing() throws IOException {
        write(1, 9);
        client.delete(request -> request.index(AuditIndex.FIRST_INDEX).id(AuditEntry.id(5)).refresh(Refresh.True));
        assertBroken(5, "it is missing, the next one there is 6");
        client.delete(request -> request.index(AuditIndex.FIRST_INDEX).id(AuditEntry.id(1)).refresh(Refresh.True));
        assertBroken(1, "it is missing");
    }

    @Test
    void showsWhatWasAddedOrPutInBetween() throws IOException {
        write(1, 9);
        change(7, source -> source.put("note", "added later"));
        assertBroken(7, "more or other fields");
        TestIndices.clear();
        writer = new AuditWriter(client);
        write(1, 3);
        index("foreign", Map.of("event", Map.of("action", "no.entry")));
        assertBroken(4, "1 documents are no entries");
        index("foreign", source(2));
        assertBroken(3, "document foreign stands in its place");
    }

    @Test
    void showsACutOffEndToWhoeverKnowsTheLastHash() throws IOException {
        write(1, 5);
        String head = AuditDocument.read(source(5)).hash();
        assertThat(command("verify", "--head", head)).startsWith("0 The audit trail is intact: 5 entries");
        client.delete(request -> request.index(AuditIndex.FIRST_INDEX).id(AuditEntry.id(5)).refresh(Refresh.True));
        assertThat(command("verify")).startsWith("0 ");
        assertThat(command("verify", "--head", head)).startsWith("1 The audit trail is BROKEN at entry 5");
    }

    @Test
    void theCommandSaysWhereItIsBrokenAndWhatItDidNotUnderstand() throws IOException {
        assertThat(command("verify")).startsWith("1 The audit trail is BROKEN at entry 1: there is no audit trail");
        write(1, 3);
        change(2, source -> audit(source).put("target", "x"));
        assertThat(command("verify")).isEqualTo(
                "1 The audit trail is BROKEN at entry 2: it was changed: its hash is not that of its content.\n");
        assertThat(command("verify", "--json")).contains("\"intact\":false", "\"firstBroken\":2");
        assertThat(command("repair")).startsWith("2 ").contains("Usage");
        assertThat(command()).startsWith("2 ");
    }

    private String command(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out);
        TestElasticsearch.Node node = TestElasticsearch.node();
        int code = VerifyAudit.run(List.of(arguments), Map.of("MEINKONTO_ELASTICSEARCH_URL", node.url(),
                "MEINKONTO_ELASTICSEARCH_API_KEY", node.apiKey()), print, print);
        return code + " " + out;
    }

    private void write(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(number -> writer.record(record(number)));
    }

    /** The entries that a writer would make, after the last one there, in one request. */
    private void addAsWritten(int from, int to) throws IOException {
        AuditEntry last = AuditDocument.read(source(from - 1));
        BulkRequest.Builder request = new BulkRequest.Builder().index(AuditIndex.ALIAS).refresh(Refresh.True);
        for (int number = from; number <= to; number++) {
            AuditEntry next = AuditEntry.after(last.sequence(), last.hash(), record(number));
            request.operations(operation -> operation
                    .create(document -> document.id(next.id()).document(AuditDocument.of(next))));
            last = next;
        }
        assertThat(client.bulk(request.build()).errors()).isFalse();
    }

    private static AuditRecord record(int number) {
        return AuditRecord.ofEngine(NOON.plusSeconds(number), "rules.load", "detections",
                Map.of("number", String.valueOf(number), "a.dotted.name", "ü"));
    }

    private Result verify() throws IOException {
        return new AuditVerification(client).verify();
    }

    private void assertBroken(long sequence, String reason) throws IOException {
        assertThat(verify()).isInstanceOfSatisfying(Result.Broken.class, broken -> {
            assertThat(broken.sequence()).isEqualTo(sequence);
            assertThat(broken.reason()).contains(reason);
        });
    }

    /** A change of a document. */
    private interface Change {
        void apply(Map<String, Object> source);
    }

    private void change(long sequence, Change change) throws IOException {
        Map<String, Object> source = new HashMap<>(source(sequence));
        change.apply(source);
        index(AuditEntry.id(sequence), source);
    }

    private void index(String id, Map<String, ?> document) throws IOException {
        client.index(request -> request.index(AuditIndex.FIRST_INDEX).id(id).refresh(Refresh.True).document(document));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> source(long sequence) throws IOException {
        return (Map<String, Object>) client
                .get(request -> request.index(AuditIndex.FIRST_INDEX).id(AuditEntry.id(sequence)), Map.class)
                .source();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> audit(Map<String, Object> source) {
        return (Map<String, Object>) ((Map<String, Object>) source.get("meinkonto")).get("audit");
    }
}
