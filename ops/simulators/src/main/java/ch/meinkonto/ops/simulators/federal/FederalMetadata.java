package ch.meinkonto.ops.simulators.federal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what the federal login can do (OpenID Connect Discovery 1.0), and with which keys it signs. */
@RestController
@RequestMapping(FederalIssuer.PATH)
class FederalMetadata {
    private final FederalKeys keys;

    FederalMetadata(FederalKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/openid-configuration")
    Map<String, Object> metadata(HttpServletRequest request) {
        String issuer = FederalIssuer.of(request);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer);
        document.put("authorization_endpoint", issuer + "/authorize");
        document.put("token_endpoint", issuer + "/token");
        document.put("userinfo_endpoint", issuer + "/userinfo");
        document.put("jwks_uri", issuer + "/jwks");
        document.put("end_session_endpoint", issuer + "/logout");
        document.put("response_types_supported", List.of("code"));
        document.put("response_modes_supported", List.of("query"));
        document.put("grant_types_supported", List.of("authorization_code"));
        document.put("subject_types_supported", List.of("pairwise"));
        document.put("scopes_supported", List.of("openid", "profile", "email"));
        document.put("id_token_signing_alg_values_supported", List.of("ES256"));
        document.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "private_key_jwt"));
        document.put("token_endpoint_auth_signing_alg_values_supported", List.of("ES256"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put("acr_values_supported", List.of(100, 200, 300, 400, 500, 600).stream()
                .map(level -> FederalPerson.LEVEL + level).toList());
        document.put("authorization_response_iss_parameter_supported", true);
        document.put("backchannel_logout_supported", true);
        document.put("backchannel_logout_session_supported", true);
        return document;
    }

    @GetMapping("/jwks")
    Map<String, Object> keys() {
        return keys.published().toJSONObject();
    }
}
