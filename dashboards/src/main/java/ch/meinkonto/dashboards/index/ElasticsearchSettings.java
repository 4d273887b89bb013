package ch.meinkonto.dashboards.index;

import java.net.URI;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the engine's indices are.
 *
 * @param url base address of the cluster, http or https
 * @param apiKey encoded API key, sent as {@code Authorization: ApiKey …}; has no default
 */
@Validated
@ConfigurationProperties("meinkonto.elasticsearch")
record ElasticsearchSettings(@NotNull URI url, @NotBlank String apiKey) {
    @Override
    public String toString() {
        return "ElasticsearchSettings[url=" + url + "]";
    }
}
