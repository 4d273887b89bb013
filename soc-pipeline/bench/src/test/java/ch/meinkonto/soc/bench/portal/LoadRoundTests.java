package ch.meinkonto.soc.bench.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.bench.portal.Journey.Person;
import ch.meinkonto.soc.bench.visit.Browser;

/** Residents walk through a small portal over real HTTP. */
class LoadRoundTests {
    private static final Map<String, String> PAGES = Map.of(
            "/", "<a id=\"sign-in\"></a><link rel=\"stylesheet\" href=\"/design/base.css\">",
            "/tax-extension", "<main id=\"main\"></main>",
            "/tax-extension/apply", form("/login", "<input name=\"username\"><input name=\"password\">"),
            "/login", "<b id=\"sign-out\"></b>" + form("/way", "<input type=\"radio\" name=\"way\" value=\"picture\">"),
            "/way", form("/code", "<input name=\"code\">"),
            "/code", form("/until", "<input type=\"radio\" name=\"until\" value=\"2099-09-30\">"),
            "/until", form("/check", "<input type=\"hidden\" name=\"submission\" value=\"s1\">"),
            "/check", "<p id=\"reference\">FE-1</p><a id=\"to-request\" href=\"/request\">",
            "/request", "<a id=\"document-confirmation\" href=\"/pdf\"></a><b id=\"sign-out\"></b>");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Accepted> accepted = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private volatile String refused = "nothing";
    private volatile Duration delay = Duration.ZERO;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        http.close();
        threads.close();
    }

    @Test
    void countsLoginsPagesAndSubmissionsOfWholeJourneys() throws Exception {
        Tally tally = round();

        assertThat(tally.outcome(Kind.LOGIN).met()).isTrue();
        assertThat(tally.outcome(Kind.SUBMISSION).answered()).isEqualTo(tally.outcome(Kind.LOGIN).answered());
        assertThat(tally.outcome(Kind.PAGE).answered()).isEqualTo(10 * tally.outcome(Kind.LOGIN).answered());
        assertThat(accepted).hasSize(20).allMatch(request -> request.reference().equals("FE-1"));
        assertThat(sent).contains("/code code=MK1", "/until until=2099-09-30", "/check submission=s1");
        assertThat(sent.stream().filter("/design/base.css "::equals)).as("once for each resident").hasSize(20);
    }

    @Test
    void countsWhatAResidentCannotReachAnyMore() throws Exception {
        refused = "/check";

        Tally tally = round();

        assertThat(tally.outcome(Kind.SUBMISSION).errors()).isEqualTo(Map.of("submission: answer 503", 20));
        assertThat(tally.outcome(Kind.PAGE).errors()).isEqualTo(Map.of("not reached", 100));
        assertThat(accepted).isEmpty();
    }

    @Test
    void countsFromThePlannedMomentAlsoWhenTheStepBeforeWasLate() throws Exception {
        delay = Duration.ofMillis(200);

        Tally tally = round();

        // A step is due every 50 ms and answered every 200: the eighth page is late by a second at least.
        assertThat(tally.outcome(Kind.PAGE).longest()).isGreaterThan(1_000);
        assertThat(tally.outcome(Kind.PAGE).p50()).isGreaterThan(400);
    }

    @Test
    void servesACrowdAndGivesUpAtTheFirstMistake() throws Exception {
        List<Journey> residents = IntStream.range(0, 9).mapToObj(this::resident).toList();
        new Crowd(2).take(residents);
        assertThat(accepted).hasSize(9);

        refused = "/code";
        List<Journey> others = IntStream.range(0, 9).mapToObj(this::resident).toList();
        assertThatThrownBy(() -> new Crowd(2).take(others)).isInstanceOf(IOException.class)
                .hasMessageContaining("answer 503");
        assertThat(sent.stream().filter("/code code=MK1"::equals)).as("nine, and one in each place")
                .hasSizeBetween(10, 11);
    }

    private Tally round() throws InterruptedException {
        Schedule schedule = new Schedule(10, Duration.ofSeconds(2), Duration.ofMillis(50), Journey.STEPS.size());
        return new LoadRound(schedule, this::resident).run();
    }

    private Journey resident(int number) {
        return new Journey(portal(), new Visitor(new Browser(http, Map.of())),
                new Person("r" + number, "secret", "MK1"), accepted::add);
    }

    private URI portal() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        sent.add(path + " " + form);
        byte[] page = PAGES.getOrDefault(path, "<b id=\"sign-out\"></b>").getBytes(StandardCharsets.UTF_8);
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> answer(exchange, path.equals(refused) ? 503 : 200, page));
    }

    private static void answer(HttpExchange exchange, int status, byte[] page) {
        try (exchange) {
            exchange.sendResponseHeaders(status, page.length);
            exchange.getResponseBody().write(page);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String form(String action, String fields) {
        return "<form method=\"post\" action=\"" + action + "\">" + fields + "</form>";
    }
}
