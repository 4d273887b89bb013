package ch.meinkonto.dashboards.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one connection to Elasticsearch; an answer that takes longer than ten seconds is no answer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ElasticsearchSettings.class)
class ElasticsearchConfiguration {
    private static final Timeout CONNECT = Timeout.ofSeconds(2);
    private static final Timeout ANSWER = Timeout.ofSeconds(10);

    @Bean(destroyMethod = "close")
    Rest5Client elasticsearchConnection(ElasticsearchSettings settings) {
        Header key = new BasicHeader(HttpHeaders.AUTHORIZATION, "ApiKey " + settings.apiKey());
        return Rest5Client.builder(settings.url())
                .setDefaultHeaders(new Header[]{key})
                .setConnectionConfigCallback((ConnectionConfig.Builder connection) -> connection
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(ANSWER))
                .setRequestConfigCallback(request -> request.setResponseTimeout(ANSWER))
                .build();
    }

    @Bean
    ElasticsearchClient elasticsearchClient(Rest5Client connection) {
        return new ElasticsearchClient(new Rest5ClientTransport(connection, new Jackson3JsonpMapper()));
    }
}
