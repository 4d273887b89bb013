package ch.meinkonto.soc.bench.visit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** A token endpoint, asked by one client that proves itself with its secret (RFC 6749 section 2.3.1). */
public final class TokenEndpoint {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI address;
    private final String credentials;

    /**
     * @param http shared by all workers
     * @param secret without characters that would have to be encoded
     */
    public TokenEndpoint(HttpClient http, URI address, String clientId, String secret) {
        this.http = http;
        this.address = address;
        this.credentials = "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** The client asks for itself (RFC 6749 section 4.4). */
    public Tokens clientCredentials() throws IOException, InterruptedException {
        return ask(Map.of("grant_type", "client_credentials"));
    }

    /** The client renews what it has (RFC 6749 section 6). */
    public Tokens refresh(String refreshToken) throws IOException, InterruptedException {
        return ask(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** The client redeems a code (RFC 6749 section 4.1.3, RFC 7636 section 4.5). */
    Tokens redeem(String code, String redirectUri, String verifier) throws IOException, InterruptedException {
        return ask(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri,
                "code_verifier", verifier));
    }

    private Tokens ask(Map<String, String> fields) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Form.encoded(fields)))
                .build();
        return Tokens.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
    }
}
