package ch.meinkonto.soc.bench.visit;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the token endpoint answered.
 *
 * @param access the access token, a JWT
 * @param refresh the refresh token, absent where none was given
 */
public record Tokens(String access, @Nullable String refresh) {
    private static final int FINE = 200;

    /**
     * Reads an answer.
     *
     * @throws IOException if it is a refusal, or brings no access token
     */
    static Tokens of(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != FINE) {
            throw new IOException("The token endpoint answered " + response.statusCode() + ": " + response.body());
        }
        try {
            JsonNode answer = JsonMapper.shared().readTree(response.body());
            String access = answer.path("access_token").asString("");
            if (access.isEmpty()) {
                throw new IOException("The token endpoint gave no access token.");
            }
            String refresh = answer.path("refresh_token").asString("");
            return new Tokens(access, refresh.isEmpty() ? null : refresh);
        } catch (JacksonException broken) {
            throw new IOException("The token endpoint answered no JSON: " + broken.getMessage(), broken);
        }
    }

    /** With which algorithm the access token is signed (RFC 7515 section 4.1.1). */
    public String algorithm() {
        byte[] header = Base64.getUrlDecoder().decode(access.substring(0, access.indexOf('.')));
        return JsonMapper.shared()
                .readTree(new String(header, StandardCharsets.UTF_8))
                .path("alg")
                .asString("");
    }

    @Override
    public String toString() {
        return "Tokens[]";
    }
}
