package ch.meinkonto.securitytests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.securitytests.headers.Grade;
import ch.meinkonto.securitytests.headers.Mark;
import ch.meinkonto.securitytests.headers.Mark.Rule;
import ch.meinkonto.securitytests.headers.PageAnswer;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;

/**
 * The headers of the running stack's pages, graded by the rules of the MDN HTTP Observatory.
 *
 * <p>
 * The local stack speaks plain HTTP on the loopback interface. So the pages are asked for as a proxy asks that ends TLS before
 * them ({@code X-Forwarded-Proto: https}), and three things cannot be seen here:
 * <ul>
 * <li>redirection from HTTP to HTTPS, which such a proxy does: its mark is left at nothing, and a test below shows that
 * nothing on this machine would hide it;</li>
 * <li>Secure on the session's cookie, which the local profile turns off: it costs ten points here and none elsewhere;</li>
 * <li>the addresses of our own applications in the policy, which are HTTP because they are told so: they are read as the HTTPS
 * that they are elsewhere.</li>
 * </ul>
 */
@Tag("journey")
class HeadersGradeJourneyTests {
    private static final RunningStack STACK = RunningStack.from(System.getenv());
    private static final Mark NOT_SHOWN_HERE = new Mark(Rule.REDIRECTION, 0, "not shown: no TLS on this machine");

    private static HttpClient client;

    @BeforeAll
    static void connect() {
        client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    }

    @AfterAll
    static void close() {
        client.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"PORTAL, /", "PORTAL, /parking-permit", "PORTAL, /verify", "PORTAL, /?lang=fr", "AUTH, /login",
            "AUTH, /register", "AUTH, /password/forgotten", "AUTH, /login?lang=it", "DASHBOARDS, /sign-in-failed"})
    void aPageThatAnybodyMayOpenGetsAnAPlus(Service service, String path) {
        HttpResponse<String> answer = ask(service, path, "https");
        assertThat(answer.statusCode()).isEqualTo(200);
        Grade grade = Grade.of(behindTls(service, answer), NOT_SHOWN_HERE);
        System.out.println(service + " " + path + " " + grade);
        assertThat(grade.letter()).as(grade.toString()).isEqualTo("A+");
        assertThat(grade.marks()).as("only what the local profile takes away").allSatisfy(mark -> assertThat(
                mark.points()).isGreaterThanOrEqualTo(mark.rule() == Rule.COOKIES ? -10 : 0));
    }

    /** What a visitor meets who opens what is not theirs, or not there. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"PORTAL, /requests", "PORTAL, /parking-permit;x=1", "AUTH, /security", "AUTH, /nothing",
            "AUTH, /login;x=1",
            "DASHBOARDS, /", "DASHBOARDS, /alerts", "DASHBOARDS, /alerts;x=1"})
    void aRefusalIsProtectedAsWell(Service service, String path) {
        HttpResponse<String> answer = ask(service, path, "https");
        assertThat(answer.statusCode()).isBetween(300, 499);
        Grade grade = Grade.of(behindTls(service, answer), NOT_SHOWN_HERE);
        assertThat(grade.letter()).as(grade.toString()).isEqualTo("A+");
    }

    @Test
    void overPlainHttpNothingPretendsToBeSecure() {
        for (Service service : List.of(Service.PORTAL, Service.AUTH, Service.DASHBOARDS)) {
            HttpResponse<String> answer = ask(service, "/", "http");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).as(service.label()).isEmpty();
            assertThat(answer.headers().allValues("Location")).as(service.label())
                    .noneMatch(address -> address.startsWith("https:"));
        }
    }

    private static HttpResponse<String> ask(Service service, String path, String scheme) {
        try {
            return client.send(HttpRequest.newBuilder(STACK.page(service, path))
                    .header("X-Forwarded-Proto", scheme)
                    .header("Accept", "text/html")
                    .header("Origin", "https://elsewhere.example")
                    .build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("the stack does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static PageAnswer behindTls(Service service, HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.computeIfPresent("content-security-policy",
                (_, policies) -> policies.stream().map(HeadersGradeJourneyTests::ownAddressesWithTls).toList());
        return new PageAnswer(URI.create(withTls(STACK.address(service).toString())), headers, answer.body());
    }

    private static String ownAddressesWithTls(String policy) {
        List<String> own = Arrays.stream(Service.values()).map(service -> STACK.address(service).toString()).toList();
        return Arrays.stream(policy.split("(?<=[ ;])|(?=[;])"))
                .map(word -> own.contains(word.strip()) ? withTls(word) : word)
                .collect(Collectors.joining());
    }

    private static String withTls(String address) {
        return address.replaceFirst("^http:", "https:");
    }
}
