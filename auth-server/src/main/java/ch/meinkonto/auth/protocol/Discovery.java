package ch.meinkonto.auth.protocol;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What the metadata documents say we can do (OpenID Connect Discovery, RFC 8414): the framework names all it knows, we name
 * what our clients may use.
 */
final class Discovery {
    /** The grants of our clients. */
    static final List<String> GRANTS = List.of("authorization_code", "client_credentials", "refresh_token",
            "urn:ietf:params:oauth:grant-type:device_code", "urn:ietf:params:oauth:grant-type:token-exchange");
    private static final List<String> CLIENT_AUTHENTICATION = List.of("client_secret_basic", "private_key_jwt",
            "none");
    private static final List<String> CLAIMS = List.of("sub", "iss", "aud", "exp", "iat", "auth_time", "acr",
            "amr", "nonce", "sid", "name", "email", "roles", UserInfo.IDENTITY_LEVEL, UserInfo.IDENTITY_TOLD_AT);

    private final String issuer;
    private final List<String> scopes;
    private final @Nullable URI certificates;

    /** Tells of these scopes, and where clients with a certificate go; absent where there is no such place. */
    Discovery(String issuer, List<String> scopes, @Nullable URI certificates) {
        this.issuer = issuer;
        this.scopes = scopes;
        this.certificates = certificates;
    }

    /** Corrects the claims of a metadata document. */
    void describe(Map<String, Object> metadata) {
        metadata.put("grant_types_supported", GRANTS);
        metadata.put("token_endpoint_auth_methods_supported", CLIENT_AUTHENTICATION);
        metadata.put("revocation_endpoint_auth_methods_supported", CLIENT_AUTHENTICATION);
        metadata.put("introspection_endpoint_auth_methods_supported",
                List.of("client_secret_basic", "private_key_jwt"));
        metadata.put("token_endpoint_auth_signing_alg_values_supported", List.of("ES256"));
        metadata.put("id_token_signing_alg_values_supported", List.of("ES256"));
        metadata.put("response_modes_supported", AuthorizationRequestRules.RESPONSE_MODES);
        metadata.put("backchannel_logout_supported", true);
        metadata.put("backchannel_logout_session_supported", true);
        metadata.put("pushed_authorization_request_endpoint", issuer + "/oauth2/par");
        metadata.put("require_pushed_authorization_requests", false);
        metadata.put("scopes_supported", scopes);
        metadata.put("claims_supported", CLAIMS);
        metadata.put("acr_values_supported", Assurance.supported());
        metadata.put("prompt_values_supported", SignInDemand.PROMPTS);
        metadata.put("ui_locales_supported", List.of("de", "en", "fr", "it"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.remove("tls_client_certificate_bound_access_tokens");
        if (certificates != null) {
            describeCertificates(metadata, certificates.toString());
        }
    }

    /** RFC 8705 sections 3.3 and 5. */
    private static void describeCertificates(Map<String, Object> metadata, String address) {
        for (String endpoint : List.of("token", "revocation", "introspection")) {
            metadata.computeIfPresent(endpoint + "_endpoint_auth_methods_supported",
                    (name, methods) -> Stream.concat(((List<?>) methods).stream(), Stream.of("tls_client_auth"))
                            .toList());
        }
        metadata.put("tls_client_certificate_bound_access_tokens", true);
        metadata.put("mtls_endpoint_aliases", Map.of("token_endpoint", address + "/oauth2/token",
                "revocation_endpoint", address + "/oauth2/revoke", "introspection_endpoint",
                address + "/oauth2/introspect", "pushed_authorization_request_endpoint", address + "/oauth2/par",
                "userinfo_endpoint", address + "/userinfo"));
    }
}
