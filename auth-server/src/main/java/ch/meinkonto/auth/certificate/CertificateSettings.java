package ch.meinkonto.auth.certificate;

import java.net.URI;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The connector for clients with a certificate; there is none without a bundle.
 *
 * @param bundle name of the SSL bundle ({@code spring.ssl.bundle}) with our key and the authorities of the clients
 * @param port where it listens
 * @param address how clients reach it from outside, {@code https}
 */
@Validated
@ConfigurationProperties("meinkonto.auth.certificates")
public record CertificateSettings(@Nullable String bundle, @DefaultValue("9443") @Min(1) @Max(65_535) int port,
        @Nullable URI address) {
    public CertificateSettings {
        if (bundle != null && (address == null || !"https".equals(address.getScheme()))) {
            throw new IllegalArgumentException("clients with a certificate need an address that begins with https");
        }
    }

    /** How clients with a certificate reach us; empty where they cannot. */
    public Optional<URI> reachable() {
        return bundle == null ? Optional.empty() : Optional.ofNullable(address);
    }
}
