package ch.meinkonto.portal.household;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.client.RestClient;

/**
 * Where the residents register tells of households, and how long and how often accounts are bound.
 *
 * @param url its address, without a slash at the end
 * @param client our user name there
 * @param password our password there; without one it answers nothing
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for an answer, while a person waits for a page
 * @param lasts how long an account stays bound before its owner proves anew who they are
 * @param tries how many tries may come to nothing within a day, 1 or more
 */
@Validated
@ConfigurationProperties("meinkonto.household")
record HouseholdSettings(@NotNull URI url, @NotBlank @DefaultValue("mein-konto") String client,
        @DefaultValue("") String password, @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout, @NotNull @DefaultValue("365d") Duration lasts,
        @Min(1) @DefaultValue("5") int tries) {
    HouseholdSettings {
        if (lasts.isNegative() || lasts.isZero()) {
            throw new IllegalArgumentException("an account is bound for some time");
        }
    }

    RestClient register() {
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(connectTimeout).build());
        http.setReadTimeout(readTimeout);
        return RestClient.builder()
                .requestFactory(http)
                .baseUrl(url + "/registers/residents/api")
                .defaultHeaders(headers -> headers.setBasicAuth(client, password))
                .build();
    }

    @Override
    public String toString() {
        return "HouseholdSettings[url=" + url + ", client=" + client + ", lasts=" + lasts + ", tries=" + tries + "]";
    }
}
