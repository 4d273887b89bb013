package ch.meinkonto.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.annotation.Scheduled;

import ch.meinkonto.dashboards.testing.Browser;
import ch.meinkonto.dashboards.testing.ConsoleTest;
import ch.meinkonto.dashboards.testing.TestAlerts;

class LiveFeedTests extends ConsoleTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<InputStream> open = new CopyOnWriteArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (InputStream stream : open) {
            stream.close();
        }
    }

    /** Nobody waits two seconds for news; how long a busy machine takes to tell is not what is tested here. */
    @Test
    void looksForNewsTwiceASecond() throws Exception {
        assertThat(LiveFeed.class.getDeclaredMethod("tell").getAnnotation(Scheduled.class).fixedDelay())
                .isEqualTo(500);
    }

    @Test
    void tellsOfANewAlert() throws Exception {
        listen("?since=" + Instant.now());
        await(SOON, "event:state");
        assertThat(heard).noneMatch("event:alert"::equals);

        String id = TestAlerts.raisedAt(Instant.now()).titled("Card testing").level("high", 71).store(indices);

        await(SOON, "event:alert");
        assertThat(data("event:alert")).contains("\"id\":\"" + id + "\"", "\"title\":\"Card testing\"",
                "\"levelText\":\"High\"", "\"risk\":\"71\"");
    }

    @Test
    void tellsOfAnAlertThatCameBetweenThePageAndItsStream() throws Exception {
        Instant rendered = Instant.now().minusSeconds(20);
        TestAlerts.raisedAt(rendered.plusSeconds(1)).titled("in between").store(indices);
        TestAlerts.raisedAt(rendered.minusSeconds(60)).titled("on the page").store(indices);

        listen("?since=" + rendered);

        await(SOON, "event:alert");
        assertThat(heard.stream().filter("event:alert"::equals)).hasSize(1);
        assertThat(data("event:alert")).contains("in between");
    }

    @Test
    void tellsThatAColleagueTookAnAlert() throws Exception {
        String id = TestAlerts.raisedAt(Instant.now().minusSeconds(600)).store(indices);
        listen("?since=" + Instant.now());
        await(SOON, "event:state");
        Browser other = signedIn();
        other.open("/alerts/" + id);
        String seen = other.open("/alerts/" + id).body().replaceAll("(?s).*name=\"seen\" value=\"([^\"]+)\".*",
                "$1");

        other.submit("/alerts/" + id + "/acknowledge", Map.of("seen", seen));

        await(SOON, "event:changed");
        assertThat(data("event:changed")).contains("\"status\":\"acknowledged\"", "\"owner\":\"me\"");
    }

    @Test
    void sendsTheFiguresOfTheOverviewToWhoLooksAtIt() throws Exception {
        listen("?range=15m");

        await(SOON, "event:activity");
        assertThat(data("event:activity")).contains("\"range\":\"15m\"", "\"loginFailure\":[0,");
    }

    private void listen(String query) throws Exception {
        Browser nina = signedIn();
        HttpRequest request = HttpRequest.newBuilder(nina.address("/live" + query))
                .header("Accept", "text/event-stream")
                .header("Accept-Language", "en")
                .build();
        HttpResponse<InputStream> response = nina.client().send(request, BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        open.add(response.body());
        Thread.ofVirtual().start(() -> {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(heard::add);
            } catch (IOException | UncheckedIOException e) {
                // The test hung up.
            }
        });
    }

    private void await(Duration atMost, String line) {
        Awaitility.await(line).atMost(atMost).pollInterval(Duration.ofMillis(20)).until(() -> heard.contains(line)
                && heard.stream().skip(heard.indexOf(line)).anyMatch(next -> next.startsWith("data:")));
    }

    private String data(String event) {
        return heard.stream()
                .skip(heard.indexOf(event))
                .filter(line -> line.startsWith("data:"))
                .findFirst()
                .orElseThrow();
    }
}
