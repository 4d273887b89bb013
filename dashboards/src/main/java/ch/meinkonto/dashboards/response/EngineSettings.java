package ch.meinkonto.dashboards.response;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the console orders something from the engine.
 *
 * @param url address of the engine's API
 * @param clientId client as which the console asks for a token of its own
 * @param clientSecret its secret; without one nothing can be ordered here
 * @param timeout how long the engine may take to answer
 */
@Validated
@ConfigurationProperties("meinkonto.engine")
record EngineSettings(@NotNull URI url, @NotBlank @DefaultValue("dashboards-machine") String clientId,
        @NotNull @DefaultValue("") String clientSecret, @NotNull @DefaultValue("5s") Duration timeout) {
    /** Whether anything can be ordered. */
    boolean on() {
        return !clientSecret.isBlank();
    }

    /** The resource server a token is for (RFC 8707). */
    String resource() {
        return url.toString().replaceAll("/+$", "") + "/api/v1";
    }

    /** Without the secret: settings are printed when an application fails to start. */
    @Override
    public String toString() {
        return "EngineSettings[url=" + url + ", clientId=" + clientId + "]";
    }
}
