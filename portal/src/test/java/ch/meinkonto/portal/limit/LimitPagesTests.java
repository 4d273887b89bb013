package ch.meinkonto.portal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.RateLimitEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** What somebody sees who asks too often, and what is told of it. */
@PortalTest
@TestPropertySource(properties = {"meinkonto.limit.address.burst=5", "meinkonto.limit.account.burst=3"})
class LimitPagesTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private LimitReports reports;

    @Test
    void refusesAnAddressThatAsksTooOftenAndTellsOfAllRefusals() {
        events.clear();
        ask("/", "203.0.113.1", 5).forEach(answer -> assertThat(answer).hasStatus(200));

        ask("/", "203.0.113.1", 3).forEach(answer -> assertThat(answer).hasStatus(429).hasHeader("Retry-After", "1"));
        reports.reportRest();

        assertThat(refusals("address")).isEqualTo(3);
        assertThat(pages.perform(from("/", "203.0.113.2"))).hasStatus(200);
        assertThat(pages.perform(from("/design/nothing.css", "203.0.113.1"))).hasStatus(404);
    }

    @Test
    void refusesAnAccountThatAsksTooOftenFromManyAddresses() {
        events.clear();
        MvcTestResult last = IntStream.range(10, 14)
                .mapToObj(n -> pages.perform(from("/requests", "203.0.113." + n)
                        .with(oidcLogin().idToken(token -> token.subject("limit-anna")))))
                .toList().getLast();
        reports.reportRest();

        assertThat(last).hasStatus(429);
        assertThat(refusals("account")).isEqualTo(1);
    }

    @Test
    void answersProgramsWithAProblemDocument() {
        ask("/api/v1/parking-permits", "203.0.113.30", 5)
                .forEach(answer -> assertThat(answer).hasStatus(401));

        assertThat(pages.perform(from("/api/v1/parking-permits", "203.0.113.30"))).hasStatus(429)
                .hasContentType("application/problem+json")
                .bodyJson().extractingPath("reason").isEqualTo("too_many_requests");
    }

    @Test
    void letsAnUnlimitedAddressAskOn() {
        ask("/", "127.0.0.1", 8).forEach(answer -> assertThat(answer).hasStatus(200));
        ask("/", "0:0:0:0:0:0:0:1", 8).forEach(answer -> assertThat(answer).hasStatus(200));
    }

    @Test
    void answersASenderWithoutAnAddress() {
        assertThat(pages.perform(from("/", "a:b"))).hasStatus(200);
    }

    private List<MvcTestResult> ask(String path, String address, int times) {
        return IntStream.range(0, times).mapToObj(_ -> pages.perform(from(path, address))).toList();
    }

    private static MockHttpServletRequestBuilder from(String path, String address) {
        return get(path).header("Accept", "text/html,*/*").with(request -> {
            request.setRemoteAddr(address);
            return request;
        });
    }

    private long refusals(String keyClass) {
        return events.of(EventAction.RATELIMIT_HIT).stream().map(RateLimitEvent.class::cast)
                .filter(event -> event.limiter().equals("portal-requests") && event.keyClass().equals(keyClass))
                .mapToLong(RateLimitEvent::count).sum();
    }
}
