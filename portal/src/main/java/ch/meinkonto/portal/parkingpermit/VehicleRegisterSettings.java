package ch.meinkonto.portal.parkingpermit;

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
 * Where the register of vehicles is, and how often an account may have it asked.
 *
 * @param url its address, without a slash at the end
 * @param client our user name there
 * @param password our password there; without one it answers nothing
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for an answer, while a person waits for a page
 * @param holderKey key of the marks by which it says whose a vehicle is; without one nobody can be told to be the holder
 * @param questions how many questions of an account it answers within a day, 1 or more
 */
@Validated
@ConfigurationProperties("meinkonto.parking-permit.vehicle-register")
record VehicleRegisterSettings(@NotNull URI url, @NotBlank @DefaultValue("mein-konto") String client,
        @DefaultValue("") String password, @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("3s") Duration readTimeout, @DefaultValue("") String holderKey,
        @Min(1) @DefaultValue("10") int questions) {
    RestClient register() {
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(connectTimeout).build());
        http.setReadTimeout(readTimeout);
        return RestClient.builder()
                .requestFactory(http)
                .baseUrl(url + "/registers/vehicles/api/vehicles")
                .defaultHeaders(headers -> headers.setBasicAuth(client, password))
                .build();
    }

    @Override
    public String toString() {
        return "VehicleRegisterSettings[url=" + url + ", client=" + client + ", questions=" + questions + "]";
    }
}
