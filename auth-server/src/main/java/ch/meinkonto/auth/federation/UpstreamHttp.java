package ch.meinkonto.auth.federation;

import java.net.http.HttpClient;
import java.time.Duration;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;

/** How we talk to identity providers: a person waits, so not for long, and nobody sends us elsewhere. */
final class UpstreamHttp {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(4);

    private final JdkClientHttpRequestFactory requests;

    UpstreamHttp() {
        requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(ANSWER);
    }

    /** Whether the provider did not answer, or only that it cannot: nothing is wrong with what it was asked. */
    static boolean isUnavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResourceAccessException || cause instanceof HttpServerErrorException
                    || cause instanceof HttpClientErrorException.TooManyRequests) {
                return true;
            }
        }
        return false;
    }

    /** For documents. */
    RestClient documents() {
        return RestClient.builder().requestFactory(requests).build();
    }

    /** For the token endpoint (RFC 6749 section 5). */
    RestClient tokens() {
        return RestClient.builder()
                .requestFactory(requests)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(HttpStatusCode::is5xxServerError, (request, response) -> {
                    throw new HttpServerErrorException(response.getStatusCode());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /** For keys and for what the provider tells of people. */
    RestOperations resources() {
        return new RestTemplate(requests);
    }
}
