package ch.meinkonto.dashboards.live;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;

import ch.meinkonto.dashboards.alerts.StoredAlert;
import ch.meinkonto.dashboards.pipeline.PipelineState;
import ch.meinkonto.dashboards.shell.SwissTime;
import ch.meinkonto.soc.contract.Alert;

/** Writes what a page is told in the page's language, so that its script needs no texts of its own. */
final class LiveTexts {
    private final MessageSource messages;
    private final SwissTime time;
    private final Locale locale;
    private final String analyst;
    private final Map<String, String> names;

    LiveTexts(MessageSource messages, SwissTime time, Locale locale, String analyst, Map<String, String> names) {
        this.messages = messages;
        this.time = time;
        this.locale = locale;
        this.analyst = analyst;
        this.names = names;
    }

    Map<String, String> state(Snapshot snapshot) {
        PipelineState state = snapshot.state();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("lag", state.lag() == null ? "–" : time.lag(state.lag(), locale));
        texts.put("mood", state.mood());
        // What is not known is never shown as zero: that would be an all-clear.
        boolean known = state.reachable();
        texts.put("rate", known ? String.format(locale, "%.1f/s", state.perSecond()) : "–");
        texts.put("criticals", known ? Long.toString(snapshot.counts().open("critical")) : "–");
        texts.put("open", known ? Long.toString(snapshot.counts().in(Alert.OPEN)) : "–");
        texts.put("note", note(state));
        return texts;
    }

    private String note(PipelineState state) {
        if (!state.reachable()) {
            return message("strip.unreachable");
        }
        if (state.lastEvent() == null) {
            return message("strip.never");
        }
        return state.lag() == null ? message("strip.silent", time.moment(state.lastEvent())) : "";
    }

    Map<String, String> alert(StoredAlert stored, Instant now) {
        Alert alert = stored.alert();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("id", stored.id());
        texts.put("url", "/alerts/" + stored.id());
        texts.put("title", alert.title());
        texts.put("level", stored.severity().code());
        texts.put("levelText", message("level." + stored.severity().code()));
        texts.put("risk", Integer.toString(alert.risk()));
        texts.put("entity", stored.entity().map(Map.Entry::getValue).orElse(""));
        texts.put("time", time.clock(alert.created()));
        texts.put("age", time.age(Duration.between(alert.created(), now)));
        texts.put("status", alert.status());
        texts.put("statusText", message("status." + alert.status()));
        texts.put("owner", owner(alert));
        texts.put("seen", stored.handling());
        return texts;
    }

    private String owner(Alert alert) {
        if (alert.assignee() == null) {
            return "–";
        }
        return alert.assignee().equals(analyst)
                ? message("queue.mine")
                : names.getOrDefault(alert.assignee(), alert.assignee());
    }

    private String message(String code, Object... arguments) {
        String text = messages.getMessage(code, arguments, code, locale);
        return text == null ? code : text;
    }
}
