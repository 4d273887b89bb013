package ch.meinkonto.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestIdentityProvider;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.TokenUseEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** Access tokens that are bound to a key: RFC 9449 section 7. */
@PortalTest
class DpopProofTests {
    private static final String PERMITS = "/api/v1/parking-permits";

    @Autowired
    private MockMvcTester api;
    @Autowired
    private RecordingSecurityEvents events;

    private final ECKey key = key();
    private final String token = TestIdentityProvider.instance()
            .boundToken("dpop-anna", thumbprint(key), Instant.now().plusSeconds(60));

    @Test
    void aBoundTokenOpensTheServiceWithItsProofOnce() {
        String proof = proof(key, "GET", PERMITS, token);
        assertThat(get("DPoP " + token, proof)).hasStatusOk();
        assertThat(get("DPoP " + token, proof)).hasStatus(401);
        assertThat(get("DPoP " + token, proof(key, "GET", PERMITS, token))).hasStatusOk();
    }

    @Test
    void aBoundTokenIsNoBearerToken() {
        assertThat(api.get().uri(PERMITS).header("Authorization", "Bearer " + token)).hasStatus(401);
    }

    /** RFC 8705 section 3. */
    @Test
    void aTokenThatIsBoundToACertificateOpensNothingWithoutIt() {
        String certified = TestIdentityProvider.instance()
                .accessToken("dpop-anna", Map.of("cnf", Map.of("x5t#S256", "thumbprint")),
                        Instant.now().plusSeconds(60));
        assertThat(api.get().uri(PERMITS).header("Authorization", "Bearer " + certified)).hasStatus(401);
        assertThat(get("DPoP " + certified, proof(key, "GET", PERMITS, certified))).hasStatus(401);
    }

    @Test
    void aProofForSomethingElseIsRefusedWithAProblemDocument() {
        for (String wrong : new String[]{proof(key(), "GET", PERMITS, token), proof(key, "POST", PERMITS, token),
                proof(key, "GET", "/api/v1/other", token), proof(key, "GET", PERMITS, "another token"), "nonsense"}) {
            MvcTestResult answer = get("DPoP " + token, wrong);
            assertThat(answer).hasStatus(401);
            assertThat(answer.getResponse().getHeader("WWW-Authenticate")).startsWith("DPoP error=");
            assertThat(JsonPath.<String>read(Browser.text(answer), "$.reason")).isEqualTo("proof_missing_or_invalid");
        }
    }

    @Test
    void theSecurityEventsHearWithWhichKeyATokenComesAndOfASecondKey() {
        events.clear();
        get("DPoP " + token, proof(key, "GET", PERMITS, token));
        get("DPoP " + token, proof(key, "GET", PERMITS, token));
        ECKey thief = key();
        assertThat(get("DPoP " + token, proof(thief, "GET", PERMITS, token))).hasStatus(401);
        // Not even made for this request: it proves nothing, and nothing is told of it.
        assertThat(get("DPoP " + token, proof(key(), "GET", "/api/v1/other", token))).hasStatus(401);

        String hash = Digests.of(jti());
        assertThat(events.of(EventAction.OAUTH_TOKEN_INTROSPECT)).containsExactly(
                new TokenUseEvent("partner", "dpop-anna", hash, thumbprint(key), null),
                new TokenUseEvent("partner", "dpop-anna", hash, thumbprint(thief), PresentedTokens.OTHER_KEY));
    }

    private String jti() {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getJWTID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aProofOfAClockThatIsAlmostAMinuteOffIsTaken() {
        Instant now = Instant.now();
        assertThat(get("DPoP " + token, proof(key, "GET", PERMITS, token, now.minusSeconds(50)))).hasStatusOk();
        assertThat(get("DPoP " + token, proof(key, "GET", PERMITS, token, now.plusSeconds(50)))).hasStatusOk();
        assertThat(get("DPoP " + token, proof(key, "GET", PERMITS, token, now.minusSeconds(70)))).hasStatus(401);
    }

    private MvcTestResult get(String authorization, String proof) {
        return api.get().uri(PERMITS).header("Authorization", authorization).header("DPoP", proof).exchange();
    }

    private static String proof(ECKey key, String method, String path, String token) {
        return proof(key, method, path, token, Instant.now());
    }

    private static String proof(ECKey key, String method, String path, String token, Instant made) {
        try {
            String hash = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
            SignedJWT proof = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType("dpop+jwt"))
                            .jwk(key.toPublicJWK())
                            .build(),
                    new JWTClaimsSet.Builder().jwtID(UUID.randomUUID().toString())
                            .claim("htm", method)
                            .claim("htu", "http://localhost" + path)
                            .claim("ath", hash)
                            .issueTime(Date.from(made))
                            .build());
            proof.sign(new ECDSASigner(key));
            return proof.serialize();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String thumbprint(ECKey key) {
        try {
            return key.computeThumbprint().toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
