package ch.meinkonto.securitytests.visitor;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;

/**
 * A program of somebody else that acts for a resident: a client without a secret, with PKCE (RFC 7636), a key of its own
 * (RFC 9449) and a redirect to the loopback interface (RFC 8252).
 */
public final class Program {
    private static final int RANDOM_BYTES = 32;
    private static final String ALLOW = "allow";

    private final RunningStack stack;
    private final String client;
    private final String redirect;
    private final Clock clock;
    private final RandomGenerator random;
    private final String verifier;
    private final ProofKey key = ProofKey.generate();
    private String nonce = "";

    /**
     * Installs it.
     *
     * @param client its id at the auth-server
     * @param redirect where the resident's browser brings the code; nothing listens there
     */
    public Program(RunningStack stack, String client, String redirect, Clock clock, RandomGenerator random) {
        this.stack = stack;
        this.client = client;
        this.redirect = redirect;
        this.clock = clock;
        this.random = random;
        this.verifier = randomText();
    }

    /**
     * Has a resident, who is signed in at the auth-server, give it a code.
     *
     * @param scope what it asks for, separated by blanks
     * @param consent whether it has the resident asked; then the resident allows all of it
     * @return the code
     * @throws FlowStopped if the resident is not led back with one
     */
    public String authorize(Visitor resident, String scope, boolean consent) {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", client);
        request.put("redirect_uri", redirect);
        request.put("scope", scope);
        request.put("state", randomText());
        request.put("code_challenge", ProofKey.encode(sha256(verifier)));
        request.put("code_challenge_method", "S256");
        if (consent) {
            request.put("prompt", "consent");
        }
        URI ask = stack.page(Service.AUTH, "/oauth2/authorize?" + encoded(request));
        String beginning = redirect + "?code=";
        URI back = consent
                ? resident.submitUntil(allowed(resident.open(ask)), beginning)
                : resident.openUntil(ask, beginning);
        return URLDecoder.decode(back.getRawQuery().replaceAll("^code=([^&]*).*$", "$1"), StandardCharsets.UTF_8);
    }

    private static Form allowed(Page page) {
        return page.forms().stream().filter(form -> form.hasButton(ALLOW)).findFirst()
                .orElseThrow(() -> new FlowStopped("nobody asks for consent", page)).pressing(ALLOW);
    }

    /** Redeems a code, for whatever the auth-server answers. */
    public Page redeem(Visitor network, String code) {
        return ask(network, Map.of("grant_type", "authorization_code", "client_id", client, "redirect_uri", redirect,
                "code", code, "code_verifier", verifier));
    }

    /** Presents a refresh token, for whatever the auth-server answers. */
    public Page refresh(Visitor network, String token) {
        return ask(network, Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", token));
    }

    /** Asks once more where the auth-server only wants its newest nonce in the proof (RFC 9449 section 8). */
    private Page ask(Visitor network, Map<String, String> request) {
        Page answer = send(network, request);
        if (!answer.header("DPoP-Nonce").isEmpty()) {
            nonce = answer.header("DPoP-Nonce");
        }
        return answer.status() == 400 && answer.text().contains("use_dpop_nonce") ? send(network, request) : answer;
    }

    private Page send(Visitor network, Map<String, String> request) {
        URI endpoint = stack.page(Service.AUTH, "/oauth2/token");
        return network.sendOnce("POST", endpoint,
                Map.of("Content-Type", "application/x-www-form-urlencoded", "User-Agent", "Partner/1.0", "Accept",
                        "application/json", "DPoP",
                        key.proof("POST", endpoint, randomText(), clock.instant(), nonce)),
                encoded(request));
    }

    private String randomText() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return ProofKey.encode(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
