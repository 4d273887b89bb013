package ch.meinkonto.soc.engine.store;

import java.net.URI;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How to reach Elasticsearch: settings {@code meinkonto.elasticsearch.*}.
 *
 * @param url address of a node, http or https
 * @param apiKey key as Elasticsearch hands it out (Base64 of id and secret); empty only where the server asks for none
 * @param ca certificate (PEM) the server's certificate is signed with, where the system does not know it
 */
@ConfigurationProperties("meinkonto.elasticsearch")
record ElasticsearchSettings(URI url, String apiKey, @Nullable Path ca) {
    ElasticsearchSettings {
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("meinkonto.elasticsearch.url must be http or https: " + url);
        }
    }

    /** Without the key: settings are printed when an application fails to start. */
    @Override
    public String toString() {
        return "ElasticsearchSettings[url=" + url + ", ca=" + ca + "]";
    }
}
