package ch.meinkonto.dashboards.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import ch.meinkonto.dashboards.access.Analysts;
import ch.meinkonto.dashboards.overview.Range;
import ch.meinkonto.dashboards.shell.SwissTime;

/**
 * The stream a page listens to. It ends after a few minutes and the browser opens it again: so that nobody goes on
 * watching whose session is over.
 */
@RestController
class LiveController {
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration OLDEST = Duration.ofHours(1);

    private final LiveFeed feed;
    private final MessageSource messages;
    private final SwissTime time;
    private final Analysts analysts;
    private final Clock clock;

    LiveController(LiveFeed feed, MessageSource messages, SwissTime time, Analysts analysts, Clock clock) {
        this.feed = feed;
        this.messages = messages;
        this.time = time;
        this.analysts = analysts;
        this.clock = clock;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(@RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String range,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last, Locale locale,
            Authentication authentication) {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        LiveTexts texts = new LiveTexts(messages, time, locale, authentication.getName(), analysts.names());
        Listener listener = new Listener(emitter, texts, range == null ? null : Range.of(range), since(last, since));
        feed.add(listener);
        listener.start();
        return emitter;
    }

    /** From when on alerts are new to this page: after the last one it was told of, else since it was rendered. */
    private Instant since(@Nullable String last, @Nullable String since) {
        Instant now = clock.instant();
        Instant from = now;
        try {
            if (last != null && last.matches("[0-9]{1,15}")) {
                from = Instant.ofEpochMilli(Long.parseLong(last));
            } else if (since != null) {
                from = Instant.parse(since);
            }
        } catch (DateTimeParseException _) {
            from = now;
        }
        return from.isBefore(now.minus(OLDEST)) ? now.minus(OLDEST) : from;
    }
}
