package ch.meinkonto.ops.simulators.federal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ch.meinkonto.ops.simulators.TestSimulators;

/** The federal login keeps to the protocol as long as nobody tells it not to. */
class FederalLoginTests {
    private static final String REDIRECT = "http://localhost:9000/login/federated/agov/answer";
    private static final String VERIFIER = "a-code-verifier-of-at-least-forty-three-characters-0123456789";
    private static final String CHALLENGE = "cdvrAFR3a8MX4Uu3vYdjOlxCrdOuAlHED84bKHC0mFA";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @TempDir
    private static Path data;
    private static TestSimulators simulators;

    @BeforeAll
    static void start() {
        simulators = TestSimulators.start(data, "--meinkonto.federal.secret=federal-secret");
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    /** OpenID Connect Discovery 1.0, section 4.3. */
    @Test
    void saysWhereItIsUnderTheIssuerAtWhichItWasAsked() {
        var metadata = simulators.get("/federal/.well-known/openid-configuration").json();

        assertThat(metadata.get("issuer").asString()).isEqualTo(simulators.url() + "/federal");
        assertThat(metadata.get("acr_values_supported")).hasSize(6);
        assertThat(metadata.get("authorization_response_iss_parameter_supported").asBoolean()).isTrue();
    }

    /** RFC 6749 section 4.1.2.1: nobody is sent to an address that is not known. */
    @Test
    void sendsNobodyToAnAddressItDoesNotKnow() {
        assertThat(page(Map.of("redirect_uri", "https://elsewhere.example")).statusCode()).isEqualTo(400);
        assertThat(page(Map.of("client_id", "somebody")).statusCode()).isEqualTo(400);
    }

    /** RFC 7636 section 4.4.1; OpenID Connect Core, section 3.1.2.6. */
    @Test
    void refusesARequestThatIsNotInOrderWithAnError() {
        assertThat(location(page(Map.of("code_challenge_method", "plain")))).contains("error=invalid_request",
                "state=s");
        assertThat(location(page(Map.of("prompt", "none")))).contains("error=login_required", "iss=");
    }

    @Test
    void aCodeIsGoodOnceForTheOneWhoHasTheVerifierAndTheSecret() throws Exception {
        assertThat(redeem(code(), VERIFIER, "wrong").statusCode()).isEqualTo(401);
        assertThat(redeem(code(), "x".repeat(43), "federal-secret").statusCode()).isEqualTo(400);
        String code = code();

        HttpResponse<String> tokens = redeem(code, VERIFIER, "federal-secret");

        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        SignedJWT idToken = SignedJWT.parse(tokens.body().replaceAll(".*\"id_token\":\"([^\"]+)\".*", "$1"));
        JWKSet keys = JWKSet.parse(simulators.get("/federal/jwks").raw().body());
        assertThat(idToken.verify(new ECDSAVerifier(keys.getKeys().getFirst().toECKey()))).isTrue();
        assertThat(idToken.getJWTClaimsSet().getStringClaim("acr")).endsWith(":400");
        assertThat(idToken.getJWTClaimsSet().getStringClaim("nonce")).isEqualTo("n");
        assertThat(redeem(code, VERIFIER, "federal-secret").statusCode()).as("again").isEqualTo(400);
    }

    @Test
    void pagesShowPeopleAndFaults() {
        HttpResponse<String> page = simulators.raw(HttpRequest.newBuilder(URI.create(simulators.url() + "/federal")));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Jana Favre", "Uhr geht 50 Sekunden vor").doesNotContain("??");
        assertThat(simulators.get("/").raw().body()).contains("/federal");
    }

    private static HttpResponse<String> page(Map<String, String> different) {
        return simulators.raw(HttpRequest.newBuilder(authorize(different)));
    }

    private static URI authorize(Map<String, String> different) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("response_type", "code", "client_id", "mein-konto",
                "redirect_uri", REDIRECT, "scope", "openid", "state", "s", "nonce", "n", "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
        parameters.putAll(different);
        return URI.create(simulators.url() + "/federal/authorize?" + form(parameters));
    }

    private static String code() {
        URI uri = authorize(Map.of());
        HttpResponse<String> page = simulators.raw(HttpRequest.newBuilder(uri));
        Matcher csrf = CSRF.matcher(page.body());
        assertThat(csrf.find()).as(page.body()).isTrue();
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        String answer = location(simulators.raw(HttpRequest.newBuilder(uri)
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(Map.of("_csrf", csrf.group(1), "person", "F-50d8c9ab", "decision",
                        "sign-in"))))));
        return answer.replaceAll(".*[?&]code=([^&]+).*", "$1");
    }

    private static HttpResponse<String> redeem(String code, String verifier, String secret) {
        return simulators.raw(HttpRequest.newBuilder(URI.create(simulators.url() + "/federal/token"))
                .header("Authorization", "Basic " + Base64.getEncoder()
                        .encodeToString(("mein-konto:" + secret).getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(Map.of("grant_type", "authorization_code", "code", code,
                        "redirect_uri", REDIRECT, "code_verifier", verifier)))));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
