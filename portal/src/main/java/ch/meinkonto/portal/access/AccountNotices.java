package ch.meinkonto.portal.access;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import ch.meinkonto.ops.relyingparty.ProviderTokens;

/**
 * The identity provider says that an account is deleted: a security event token (RFC 8417) with the event account-purged of
 * the OpenID RISC Profile (section 2.2), pushed here (RFC 8935) until it is taken. It may come twice.
 */
@RestController
class AccountNotices {
    static final String PATH = "/security-events";

    private static final Logger log = LoggerFactory.getLogger(AccountNotices.class);
    private static final String EVENT = "https://schemas.openid.net/secevent/risc/event-type/account-purged";

    private final String issuer;
    private final JwtDecoder tokens;
    private final ForgetResident forget;

    AccountNotices(PortalSettings settings, ForgetResident forget) {
        this.issuer = settings.issuer().toString();
        this.tokens = ProviderTokens.of(issuer, "portal", "secevent+jwt",
                List.of(new JwtClaimValidator<>("events", Map.class::isInstance)));
        this.forget = forget;
    }

    /** Answers as RFC 8935 says in sections 2.2 and 2.3: 202 without a body, or 400 with a reason. */
    @PostMapping(path = PATH, consumes = "application/secevent+jwt")
    ResponseEntity<Map<String, String>> take(@RequestBody String securityEventToken) {
        Jwt token;
        try {
            token = tokens.decode(securityEventToken);
        } catch (JwtException | IllegalArgumentException e) {
            log.warn("security event token refused, cause={}", e.getMessage());
            return refusal("the token is not one of ours for this audience");
        }
        // What else a provider may tell one day is taken, and means nothing here.
        if (!(token.getClaim("events") instanceof Map<?, ?> events) || !events.containsKey(EVENT)) {
            log.info("security event of another kind taken, jti={}", token.getId());
            return answer(HttpStatus.ACCEPTED).build();
        }
        String account = accountOf(events.get(EVENT));
        if (account == null) {
            return refusal("the event names no account of this issuer");
        }
        forget.forget(account);
        return answer(HttpStatus.ACCEPTED).build();
    }

    /** A subject by issuer and id (RFC 9493 section 3.2.3). */
    private @Nullable String accountOf(@Nullable Object event) {
        return event instanceof Map<?, ?> told && told.get("subject") instanceof Map<?, ?> subject
                && "iss_sub".equals(subject.get("format")) && issuer.equals(subject.get("iss"))
                && subject.get("sub") instanceof String account && !account.isBlank() ? account : null;
    }

    private static ResponseEntity<Map<String, String>> refusal(String description) {
        return answer(HttpStatus.BAD_REQUEST).body(Map.of("err", "invalid_request", "description", description));
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }
}
