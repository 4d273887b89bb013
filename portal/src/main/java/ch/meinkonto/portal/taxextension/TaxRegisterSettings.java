package ch.meinkonto.portal.taxextension;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the tax register is.
 *
 * @param url its address, without a slash at the end
 * @param client our user name there
 * @param password our password there; without one it answers nothing
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for an answer, while a person waits for a page
 */
@Validated
@ConfigurationProperties("meinkonto.tax-register")
record TaxRegisterSettings(@NotNull URI url, @NotBlank @DefaultValue("mein-konto") String client,
        @DefaultValue("") String password, @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout) {
    @Override
    public String toString() {
        return "TaxRegisterSettings[url=" + url + ", client=" + client + "]";
    }
}
