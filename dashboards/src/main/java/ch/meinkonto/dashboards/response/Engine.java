package ch.meinkonto.dashboards.response;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.dashboards.access.Analyst;

/** The engine, as far as it can be ordered to do something about an alert. */
@Component
class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Pattern CODE = Pattern.compile("[a-z-]{1,64}");
    private static final int FIRST_ERROR = 400;

    private final EngineSettings settings;
    private final EngineToken token;
    private final RestClient http;
    private final JsonMapper json;

    Engine(EngineSettings settings, EngineToken token, JsonMapper json) {
        this.settings = settings;
        this.token = token;
        this.json = json;
        this.http = RestClient.builder().baseUrl(settings.resource()).requestFactory(token.requests()).build();
    }

    /** Whether anything can be ordered. */
    boolean on() {
        return settings.on();
    }

    /**
     * Orders something in an analyst's name.
     *
     * @param key the same key is the same order, however often the form is sent
     * @param expiresAt when it ends; null for what does not last
     * @throws OrderRefused where it is not taken
     */
    void order(Analyst analyst, String alertId, Choice choice, String reason, @Nullable Instant expiresAt, String key) {
        Map<String, Object> body = new HashMap<>(Map.of("action", choice.action(), "target", choice.target(), "reason",
                reason, "alertId", alertId, "orderedBy", analyst.id()));
        if (expiresAt != null) {
            body.put("expiresAt", expiresAt.toString());
        }
        send(HttpMethod.POST, "/responses", body, key);
    }

    /**
     * Takes an order back in an analyst's name.
     *
     * @throws OrderRefused where it is not
     */
    void undo(Analyst analyst, String order, String reason) {
        send(HttpMethod.DELETE, "/responses/{id}", Map.of("reason", reason, "orderedBy", analyst.id()), "", order);
    }

    private void send(HttpMethod method, String path, Map<String, Object> body, String key, Object... variables) {
        if (!settings.on()) {
            throw new OrderRefused("not-configured");
        }
        try {
            http.method(method).uri(path, variables).contentType(MediaType.APPLICATION_JSON).headers(headers -> {
                headers.setBearerAuth(token.value());
                if (!key.isEmpty()) {
                    headers.set("Idempotency-Key", key);
                }
            }).body(json.writeValueAsString(body)).exchange((request, answer) -> {
                int status = answer.getStatusCode().value();
                if (status >= FIRST_ERROR) {
                    throw new OrderRefused(code(answer.getBody().readAllBytes()));
                }
                return status;
            });
        } catch (RestClientException | OAuth2AuthorizationException away) {
            LOG.atWarn().addKeyValue("reason", away.getMessage()).log("the engine cannot be ordered");
            throw new OrderRefused("engine-away");
        }
    }

    /** The code of a problem document (RFC 9457). */
    private String code(byte[] body) {
        try {
            String code = json.readTree(body).path("code").asString("");
            return CODE.matcher(code).matches() ? code : "engine-away";
        } catch (JacksonException unreadable) {
            return "engine-away";
        }
    }
}
