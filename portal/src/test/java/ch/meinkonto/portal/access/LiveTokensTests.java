package ch.meinkonto.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.TestIdentityProvider;

/** Programs whose tokens the identity provider takes back while they still look good (RFC 7662). */
@PortalTest
class LiveTokensTests {
    private static final TestIdentityProvider PROVIDER = TestIdentityProvider.instance();

    @Autowired
    private MockMvcTester programs;
    @Autowired
    private TestClock clock;
    private final String token = PROVIDER.accessToken("live-anna", "portal-api", "parking-permit",
            Instant.now().plusSeconds(300));

    @AfterEach
    void answer() {
        PROVIDER.answerIntrospection(200);
        clock.reset();
    }

    @Test
    void aTokenThatWasTakenBackOpensNothingAFewSecondsLater() {
        assertThat(call()).hasStatusOk();

        PROVIDER.takeBack(token);
        clock.move(LiveTokens.TRUSTED);

        assertThat(call()).hasStatus(401).bodyJson().extractingPath("reason").isEqualTo("token_missing_or_invalid");
    }

    @Test
    void aTokenInUseIsAskedAboutOnceInAWhile() {
        assertThat(call()).hasStatusOk();
        int asked = PROVIDER.questions();
        assertThat(call()).hasStatusOk();
        assertThat(PROVIDER.questions()).isEqualTo(asked);

        clock.move(LiveTokens.TRUSTED);
        assertThat(call()).hasStatusOk();
        assertThat(PROVIDER.questions()).isEqualTo(asked + 1);
    }

    @Test
    void nobodyIsLetInWhileNobodyCanTell() {
        PROVIDER.answerIntrospection(503);

        assertThat(call()).hasStatus(503).bodyJson().extractingPath("reason").isEqualTo("unavailable");
        assertThat(call().getResponse().getHeader("Retry-After")).isNotNull();

        PROVIDER.answerIntrospection(200);
        assertThat(call()).hasStatusOk();
    }

    @Test
    void aTokenThatIsForgedIsNotEvenAskedAbout() {
        int asked = PROVIDER.questions();
        assertThat(programs.get()
                .uri("/api/v1/parking-permits")
                .header("Authorization", "Bearer " + PROVIDER.forgedToken("live-anna", "portal-api", "parking-permit",
                        Instant.now().plusSeconds(300))))
                .hasStatus(401);
        assertThat(PROVIDER.questions()).isEqualTo(asked);
    }

    private MvcTestResult call() {
        return programs.get().uri("/api/v1/parking-permits").header("Authorization", "Bearer " + token).exchange();
    }
}
