package ch.meinkonto.soc.engine.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.notify.NoticeLedger.Position;

/** What a channel has told is remembered as long as it matters, where it is for ever. */
class NoticeLedgerTests {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    private final ElasticsearchClient client = TestIndices.client();
    private final NoticeLedger ledger = new NoticeLedger(client);

    @BeforeEach
    void clear() {
        TestIndices.clear();
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
    }

    @Test
    void forgetsWhatWasToldBeforeAMomentButNotHowFarAChannelIs() throws IOException {
        Told old = new Told(1, 47, NOW.minus(Duration.ofDays(91)), 0);
        Told recent = new Told(2, 73, NOW.minus(Duration.ofDays(89)), 1);
        Position position = new Position(NOW.minus(Duration.ofDays(100)), Instant.EPOCH);
        ledger.keep("webhook", position, Map.of("old", old, "recent", recent));
        client.indices().refresh(request -> request.index("meinkonto-notifications"));
        ledger.forgetBefore(NOW.minus(Duration.ofDays(90)));
        assertThat(ledger.told("webhook", List.of("old", "recent"))).isEqualTo(Map.of("recent", recent));
        assertThat(ledger.position("webhook")).hasValue(position);
    }

    @Test
    void saysSoWhereNothingCanBeForgotten() throws IOException {
        ledger.keep("webhook", new Position(NOW, Instant.EPOCH),
                Map.of("old", new Told(1, 47, NOW.minus(Duration.ofDays(91)), 0)));
        client.indices().refresh(request -> request.index("meinkonto-notifications"));
        client.indices().putSettings(settings -> settings.index("meinkonto-notifications")
                .settings(index -> index.blocks(blocks -> blocks.write(true))));
        assertThatThrownBy(() -> ledger.forgetBefore(NOW.minus(Duration.ofDays(90))))
                .isInstanceOf(UncheckedIOException.class);
    }
}
