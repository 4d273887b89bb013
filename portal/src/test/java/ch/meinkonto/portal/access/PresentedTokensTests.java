package ch.meinkonto.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.jwt.Jwt;

import ch.meinkonto.soc.emitter.SecurityEvents;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** When the use of a token is news. */
class PresentedTokensTests {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-28T10:00:00Z"), ZoneOffset.UTC);
    private static final OctetSequenceKey KEY = new OctetSequenceKey.Builder(new byte[32]).build();
    private static final Jwt PROOF = Jwt.withTokenValue("proof").header("jwk", KEY.toJSONObject()).claim("jti", "p")
            .build();

    private final RecordingSecurityEvents events = new RecordingSecurityEvents();

    @Test
    void tellsOfATokenAndItsKeyOnce() {
        PresentedTokens tokens = new PresentedTokens(events, NOW);

        tokens.presented(token("1"), PROOF);
        tokens.presented(token("1"), PROOF);

        assertThat(events.all()).hasSize(1);
    }

    @Test
    void tellsAgainWhatCouldNotBeWritten() {
        AtomicBoolean broken = new AtomicBoolean(true);
        SecurityEvents sometimes = event -> {
            if (broken.get()) {
                throw new IllegalStateException("no database");
            }
            events.record(event);
        };
        PresentedTokens tokens = new PresentedTokens(sometimes, NOW);
        assertThatThrownBy(() -> tokens.presented(token("1"), PROOF)).hasMessage("no database");

        broken.set(false);
        tokens.presented(token("1"), PROOF);

        assertThat(events.all()).hasSize(1);
    }

    @Test
    void tellsTooOftenRatherThanNotAtAllWhenNoMoreCanBeRemembered() {
        PresentedTokens tokens = new PresentedTokens(events, NOW);
        for (int number = 0; number < PresentedTokens.MOST; number++) {
            tokens.presented(token("" + number), PROOF);
        }
        events.clear();

        tokens.presented(token("1"), PROOF);
        assertThat(events.all()).as("a known one").isEmpty();
        tokens.presented(token("new"), PROOF);
        tokens.presented(token("new"), PROOF);

        assertThat(events.all()).as("one too many").hasSize(2);
    }

    private static ClaimAccessor token(String id) {
        return () -> Map.of("jti", id, "client_id", "partner", "sub", "anna", "cnf", Map.of("jkt", thumbprint()));
    }

    private static String thumbprint() {
        try {
            return KEY.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
