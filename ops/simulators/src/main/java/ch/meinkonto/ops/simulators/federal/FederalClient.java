package ch.meinkonto.ops.simulators.federal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the client proves itself: with its secret (RFC 6749 section 2.3.1) or its key (RFC 7523 section 2.2). */
@Component
class FederalClient {
    private static final String BASIC = "Basic ";
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final FederalSettings settings;
    private final Clock clock;

    FederalClient(FederalSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    boolean isProven(HttpServletRequest request, String issuer) {
        String assertion = request.getParameter("client_assertion");
        return assertion == null ? isSecret(request.getHeader("Authorization")) : isSigned(assertion, issuer);
    }

    private boolean isSecret(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BASIC) || settings.secret().isBlank()) {
            return false;
        }
        try {
            String[] pair = new String(Base64.getDecoder().decode(authorization.substring(BASIC.length())),
                    StandardCharsets.UTF_8).split(":", 2);
            return pair.length == 2 && isSame(pair[0], settings.clientId()) && isSame(pair[1], settings.secret());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isSigned(String assertion, String issuer) {
        if (settings.publicKey().isBlank()) {
            return false;
        }
        try {
            SignedJWT token = SignedJWT.parse(assertion);
            JWTClaimsSet claims = token.getJWTClaimsSet();
            Date expires = claims.getExpirationTime();
            Instant now = clock.instant();
            List<String> audience = claims.getAudience();
            return token.verify(new ECDSAVerifier(ECKey.parse(settings.publicKey())))
                    && settings.clientId().equals(claims.getIssuer())
                    && settings.clientId().equals(claims.getSubject())
                    && (audience.contains(issuer) || audience.contains(issuer + "/token"))
                    && expires != null && expires.toInstant().isAfter(now)
                    && expires.toInstant().isBefore(now.plus(LONGEST));
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private static boolean isSame(String sent, String known) {
        return MessageDigest.isEqual(URLDecoder.decode(sent, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8),
                known.getBytes(StandardCharsets.UTF_8));
    }
}
