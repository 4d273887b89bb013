package ch.meinkonto.ops.simulators.federal;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one client of the federal login.
 *
 * @param clientId its id
 * @param secret its secret; while it is empty the client can only sign
 * @param publicKey its public key, a JWK in JSON, if it signs (private_key_jwt); else empty
 * @param redirectUris where codes may be sent, compared exactly
 * @param postLogoutRedirectUris where a browser may be sent after the sign-out, compared exactly
 * @param backChannelLogoutUri where the client is told of a sign-out; empty where it does not want to know
 */
@ConfigurationProperties("meinkonto.federal")
public record FederalSettings(@DefaultValue("mein-konto") String clientId, @DefaultValue("") String secret,
        @DefaultValue("") String publicKey, @DefaultValue List<String> redirectUris,
        @DefaultValue List<String> postLogoutRedirectUris, @DefaultValue("") String backChannelLogoutUri) {
    /** Origins to which the pages lead. */
    List<String> origins() {
        return redirectUris.stream().map(URI::create).map(uri -> uri.getScheme() + "://" + uri.getAuthority())
                .distinct().toList();
    }

    Optional<URI> logoutUri() {
        return backChannelLogoutUri.isBlank() ? Optional.empty() : Optional.of(URI.create(backChannelLogoutUri));
    }

    @Override
    public String toString() {
        return "FederalSettings[clientId=" + clientId + ", redirectUris=" + redirectUris + "]";
    }
}
