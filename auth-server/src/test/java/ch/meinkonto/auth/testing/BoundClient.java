package ch.meinkonto.auth.testing;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * A client that proves in each request for tokens that it has its key (RFC 9449).
 *
 * @param client which
 * @param key its key
 * @param server where it asks
 */
public record BoundClient(TestClient client, TestKey key, URI server) {
    /** Sends somebody through the sign-in and returns the tokens that come of it. */
    public TestClient.Answer tokens(String username) {
        return ask(Map.of("grant_type", "authorization_code", "code", client.code(server, username), "redirect_uri",
                client.redirectUri(), "code_verifier", TestClient.VERIFIER));
    }

    /** Asks the token endpoint, with a fresh proof. */
    public TestClient.Answer ask(Map<String, String> parameters) {
        URI endpoint = server.resolve("/oauth2/token");
        TestClient.Answer first = client.post(endpoint, parameters,
                Map.of("DPoP", key.proof("POST", endpoint, Map.of())));
        return first.body().get("error") instanceof String error && error.equals("use_dpop_nonce")
                ? client.post(endpoint, parameters,
                        Map.of("DPoP", key.proof("POST", endpoint, Map.of("nonce", first.header("DPoP-Nonce")))))
                : first;
    }

    /** Asks for new tokens. */
    public TestClient.Answer refresh(String refreshToken) {
        return ask(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** Exchanges a token of another client (RFC 8693), with parameters that add or replace; an empty text removes one. */
    public TestClient.Answer exchange(String token, Map<String, String> different) {
        return ask(exchangeOf(token, different));
    }

    /** The parameters of an exchange. */
    public static Map<String, String> exchangeOf(String token, Map<String, String> different) {
        Map<String, String> parameters = new HashMap<>(
                Map.of("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange", "subject_token", token,
                        "subject_token_type", "urn:ietf:params:oauth:token-type:access_token"));
        parameters.putAll(different);
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }
}
