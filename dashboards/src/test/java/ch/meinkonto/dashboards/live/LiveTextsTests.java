package ch.meinkonto.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

import ch.meinkonto.dashboards.alerts.AlertCounts;
import ch.meinkonto.dashboards.pipeline.PipelineState;
import ch.meinkonto.dashboards.shell.SwissTime;

class LiveTextsTests {
    private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

    @Test
    void neverShowWhatIsNotKnownAsZero() {
        PipelineState away = new PipelineState(false, null, 0, null, NOW);

        Map<String, String> texts = texts().state(new Snapshot(away, AlertCounts.NONE, List.of(), NOW));

        assertThat(texts).containsEntry("criticals", "–")
                .containsEntry("open", "–")
                .containsEntry("rate", "–")
                .containsEntry("mood", "bad")
                .containsEntry("note", "Elasticsearch antwortet nicht");
    }

    @Test
    void saySinceWhenNothingCame() {
        PipelineState silent = new PipelineState(true, null, 0, NOW.minusSeconds(3600), NOW);

        Map<String, String> texts = texts().state(new Snapshot(silent, AlertCounts.NONE, List.of(), NOW));

        assertThat(texts).containsEntry("note", "Kein Ereignis seit 23.11.2026 20:00:00").containsEntry("criticals",
                "0");
    }

    private static LiveTexts texts() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return new LiveTexts(messages, new SwissTime(), Locale.of("de", "CH"), "nina", Map.of());
    }
}
