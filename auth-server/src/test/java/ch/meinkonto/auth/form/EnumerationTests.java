package ch.meinkonto.auth.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestOpenForm;

/** No open form tells whether an account exists: not by its answer, its headers, the next page or the time it takes. */
class EnumerationTests {
    private static final int ROUNDS = 25;
    private static final String KNOWN = "anna.muster@example.ch";
    private static TestAuthServer server;
    private static URI url;

    @BeforeAll
    static void start() {
        server = TestAuthServer.start();
        url = server.url();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.database().sql("delete from throttle.budget").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/register", "/password/forgotten"})
    void theAnswerIsTheSame(String path) {
        for (int round = 0; round < 5; round++) {
            HttpResponse<String> known = send(path, KNOWN);
            HttpResponse<String> unknown = send(path, "niemand@example.ch");

            assertThat(told(unknown)).isEqualTo(told(known));
            assertThat(unknown.body()).isEqualTo(known.body());
        }
    }

    /** Alternating, and compared by the median: a pause of the machine hits both alike. */
    @ParameterizedTest
    @ValueSource(strings = {"/register", "/password/forgotten"})
    void theAnswerTakesTheSameTime(String path) {
        long[] known = new long[ROUNDS];
        long[] unknown = new long[ROUNDS];
        send(path, KNOWN);
        send(path, "niemand@example.ch");
        for (int round = 0; round < ROUNDS; round++) {
            forget();
            known[round] = time(path, KNOWN);
            unknown[round] = time(path, "niemand-" + round + "@example.ch");
        }

        double ratio = (double) median(unknown) / median(known);
        assertThat(ratio).as("unknown %d us, known %d us", median(unknown) / 1000, median(known) / 1000)
                .isBetween(0.5, 2.0);
    }

    private static long median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long time(String path, String address) {
        TestOpenForm form = TestOpenForm.at(url.resolve(path), new TestBrowser());
        var fields = Map.of("email", address, "work", form.work());
        long start = System.nanoTime();
        form.send(fields);
        return System.nanoTime() - start;
    }

    private static HttpResponse<String> send(String path, String address) {
        return TestOpenForm.at(url.resolve(path), new TestBrowser()).send(address);
    }

    private static String told(HttpResponse<String> answer) {
        TreeMap<String, Object> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.statusCode() + " " + headers;
    }
}
