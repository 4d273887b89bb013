package ch.meinkonto.dashboards.access;

import java.net.URI;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where analysts sign in.
 *
 * @param issuer issuer of the ID tokens; its endpoints are derived, not fetched, so that the console starts without it
 * @param clientSecret secret of the client {@code dashboards}; has no default
 */
@Validated
@ConfigurationProperties("meinkonto.identity")
record IdentityProviderSettings(@NotNull URI issuer, @NotBlank String clientSecret) {
    /** The origin, as a content security policy names it. */
    String origin() {
        return issuer.getScheme() + "://" + issuer.getAuthority();
    }

    @Override
    public String toString() {
        return "IdentityProviderSettings[issuer=" + issuer + "]";
    }
}
