package ch.meinkonto.portal.move;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.client.RestClient;

import ch.meinkonto.ops.ech.EchMessages;
import ch.meinkonto.ops.ech.SchemaSet;

/**
 * Where the registers are.
 *
 * @param url their address, without a slash at the end
 * @param client our user name there
 * @param password our password there; without one they answer nothing
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for an answer, while a person waits for a page
 * @param sender our address in messages
 * @param recipient the residents register's address in messages
 * @param test whether messages say that they are tests, without effect in the world
 * @param holderKey key of the marks by which registers say whose something is: both sides have it, and it is nobody's
 *        password. Without one no card can be told to be somebody's
 * @param mostAttempts how often a message is sent to a register that does not take it, before it waits for staff; with pauses
 *        that grow to an hour, 60 are about two days
 * @param keepMessages how long after its end what stood in a message, or an errand that was done, is kept
 * @param schemas folder with the published schemas, if messages are to be checked against them as well; else empty
 */
@Validated
@ConfigurationProperties("meinkonto.move")
record MoveSettings(@NotNull URI url, @NotBlank @DefaultValue("mein-konto") String client,
        @DefaultValue("") String password, @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout, @NotBlank @DefaultValue("sedex://T1-261-2") String sender,
        @NotBlank @DefaultValue("sedex://T1-261-1") String recipient, @DefaultValue("false") boolean test,
        @DefaultValue("") String holderKey, @Positive @DefaultValue("60") int mostAttempts,
        @NotNull @DefaultValue("365d") Duration keepMessages, @DefaultValue("") String schemas) {
    /** A client of one of the registers. */
    RestClient register(String path) {
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(connectTimeout).build());
        http.setReadTimeout(readTimeout);
        return RestClient.builder()
                .requestFactory(http)
                .baseUrl(url + "/registers/" + path)
                .defaultHeaders(headers -> headers.setBasicAuth(client, password))
                .build();
    }

    /** Reads and writes messages. */
    EchMessages messages() {
        return new EchMessages(schemas.isBlank() ? SchemaSet.none() : SchemaSet.in(Path.of(schemas)));
    }

    @Override
    public String toString() {
        return "MoveSettings[url=" + url + ", client=" + client + ", sender=" + sender + "]";
    }
}
