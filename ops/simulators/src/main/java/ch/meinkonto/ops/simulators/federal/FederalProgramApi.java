package ch.meinkonto.ops.simulators.federal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What programs ask: the token endpoint and the user-info endpoint (OpenID Connect Core, sections 3.1.3 and 5.3). */
@RestController
@RequestMapping(FederalIssuer.PATH)
class FederalProgramApi {
    private static final String BEARER = "Bearer ";

    private final FederalClient client;
    private final FederalConduct conduct;
    private final FederalGrants grants;
    private final FederalTokens tokens;

    FederalProgramApi(FederalClient client, FederalConduct conduct, FederalGrants grants, FederalTokens tokens) {
        this.client = client;
        this.conduct = conduct;
        this.grants = grants;
        this.tokens = tokens;
    }

    @PostMapping("/token")
    ResponseEntity<?> token(@RequestParam(name = "grant_type", defaultValue = "") String grantType,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(name = "redirect_uri", defaultValue = "") String redirectUri,
            @RequestParam(name = "code_verifier", defaultValue = "") String verifier, HttpServletRequest request) {
        String issuer = FederalIssuer.of(request);
        if (!client.isProven(request, issuer)) {
            return error(HttpStatus.UNAUTHORIZED, "invalid_client");
        }
        if (conduct.is(FederalFault.BROKEN)) {
            return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body("<p>Wartung</p>");
        }
        if (!grantType.equals("authorization_code")) {
            return error(HttpStatus.BAD_REQUEST, "unsupported_grant_type");
        }
        Optional<FederalGrants.Grant> grant = grants.take(code)
                .filter(found -> found.request().redirectUri().equals(redirectUri)
                        && found.request().challenge().equals(challenge(verifier)));
        if (grant.isEmpty() || conduct.is(FederalFault.CODE_REFUSED)) {
            return error(HttpStatus.BAD_REQUEST, "invalid_grant");
        }
        String access = grants.access(grant.get().signIn().person());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("access_token", access, "token_type", "Bearer", "expires_in",
                        FederalGrants.ACCESS.toSeconds(), "scope", "openid profile email", "id_token",
                        tokens.idToken(issuer, grant.get(), access)));
    }

    @GetMapping("/userinfo")
    ResponseEntity<?> userInfo(@RequestHeader(name = "Authorization", defaultValue = "") String authorization) {
        FederalPerson person = authorization.startsWith(BEARER)
                ? grants.byAccess(authorization.substring(BEARER.length())).orElse(null)
                : null;
        if (person == null) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .header("WWW-Authenticate", "Bearer error=\"invalid_token\"").build();
        }
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", conduct.is(FederalFault.OTHER_PERSON) ? "F-other" : person.subject());
        claims.put("name", person.name());
        claims.put("given_name", person.givenName());
        claims.put("family_name", person.familyName());
        if (person.birth() != null) {
            claims.put("birthdate", person.birth().toString());
        }
        claims.put("email", person.email());
        claims.put("email_verified", person.emailVerified());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(claims);
    }

    private static ResponseEntity<Map<String, String>> error(HttpStatus status, String error) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(Map.of("error", error));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
