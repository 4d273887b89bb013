package ch.meinkonto.soc.engine.store;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.TransportUtils;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import tools.jackson.databind.json.JsonMapper;

/** The one Elasticsearch client of the engine, with time limits: a silent node must not hold a sender for ever. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ElasticsearchSettings.class, RetentionSettings.class})
@EnableScheduling
class ElasticsearchConfiguration {
    private static final int CONNECT_SECONDS = 2;
    private static final int RESPONSE_SECONDS = 15;

    @Bean(destroyMethod = "close")
    ElasticsearchClient elasticsearchClient(ElasticsearchSettings settings) throws IOException {
        Rest5ClientBuilder builder = Rest5Client.builder(settings.url());
        if (!settings.apiKey().isEmpty()) {
            builder.setDefaultHeaders(new Header[]{new BasicHeader("Authorization", "ApiKey " + settings.apiKey())});
        }
        if (settings.ca() != null) {
            builder.setSSLContext(TransportUtils.sslContextFromHttpCaCrt(settings.ca().toFile()));
        }
        builder.setConnectionConfigCallback(
                connection -> connection.setConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .setSocketTimeout(RESPONSE_SECONDS, TimeUnit.SECONDS));
        builder.setRequestConfigCallback(request -> request.setResponseTimeout(RESPONSE_SECONDS, TimeUnit.SECONDS)
                .setConnectionRequestTimeout(CONNECT_SECONDS, TimeUnit.SECONDS));
        return new ElasticsearchClient(new Rest5ClientTransport(builder.build(),
                new Jackson3JsonpMapper(JsonMapper.builder().build())));
    }
}
