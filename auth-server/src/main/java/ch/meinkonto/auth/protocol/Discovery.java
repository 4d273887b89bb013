package ch.meinkonto.auth.protocol;

import java.util.List;
import java.util.Map;

/**
 * What the metadata documents say we can do (OpenID Connect Discovery, RFC 8414): the framework names all it knows, we name
 * what our clients may use.
 */
final class Discovery {
    private static final List<String> GRANTS = List.of("authorization_code", "client_credentials", "refresh_token");
    private static final List<String> CLIENT_AUTHENTICATION = List.of("client_secret_basic", "private_key_jwt",
            "none");
    private static final List<String> CLAIMS = List.of("sub", "iss", "aud", "exp", "iat", "auth_time", "acr",
            "amr", "nonce", "sid", "name", "email", "roles", UserInfo.IDENTITY_LEVEL, UserInfo.IDENTITY_TOLD_AT);

    private final String issuer;
    private final List<String> scopes;

    /** Tells of these scopes. */
    Discovery(String issuer, List<String> scopes) {
        this.issuer = issuer;
        this.scopes = scopes;
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
    }
}
