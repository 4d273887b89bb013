package ch.meinkonto.portal.access;

import java.net.URI;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the portal stands and whom it trusts.
 *
 * @param url address under which residents know the portal, without a slash at the end
 * @param issuer the identity provider
 * @param clientSecret the portal's secret at the identity provider
 * @param paymentPage origin of the payment provider's pay page, to which forms lead
 * @param staffPasskeys whether staff must have signed in with a passkey; may be false in the profile {@code local} alone
 */
@Validated
@ConfigurationProperties("meinkonto.portal")
public record PortalSettings(@NotNull URI url, @NotNull URI issuer, @NotBlank String clientSecret,
        @NotNull URI paymentPage, @DefaultValue("true") boolean staffPasskeys) {
    /** An address in the portal, for messages and QR codes. */
    public URI address(String path) {
        return URI.create(url + path);
    }

    /** Scheme, host and port of an address, as a content security policy writes it. */
    static String origin(URI address) {
        int port = address.getPort();
        return address.getScheme() + "://" + address.getHost() + (port < 0 ? "" : ":" + port);
    }

    @Override
    public String toString() {
        return "PortalSettings[url=" + url + ", issuer=" + issuer + ", paymentPage=" + paymentPage + "]";
    }
}
