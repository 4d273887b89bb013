package ch.meinkonto.auth.protocol;

import java.text.ParseException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import org.springframework.cache.support.NoOpCache;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.DPoPProofReplayValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuedAtValidator;

/**
 * Checks proofs of possession (RFC 9449 section 4.3): besides what the framework checks, a proof is used once across all
 * instances, and at the token endpoint it carries a nonce of ours.
 */
final class DpopProofs implements JwtDecoderFactory<DPoPProofContext> {
    static final String HEADER = "DPoP";
    static final String NONCE_HEADER = "DPoP-Nonce";
    /** RFC 9449 section 8. */
    static final String USE_NONCE = "use_dpop_nonce";

    /** How far a program's clock may be off (RFC 9449 section 11.1), as at the portal; the framework would allow half of it. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final DPoPProofJwtDecoderFactory standard = standard();
    private final UsedProofs used;
    private final DpopNonces nonces;

    DpopProofs(UsedProofs used, DpopNonces nonces) {
        this.used = used;
        this.nonces = nonces;
    }

    private static DPoPProofJwtDecoderFactory standard() {
        JwtIssuedAtValidator time = new JwtIssuedAtValidator(true);
        time.setClockSkew(SKEW);
        // It also looks at the age of a proof. What was used stands in the database, not in its memory.
        DPoPProofReplayValidator age = new DPoPProofReplayValidator(new NoOpCache("used proofs"));
        age.setClockSkew(SKEW);
        DPoPProofJwtDecoderFactory factory = new DPoPProofJwtDecoderFactory();
        factory.setJwtValidatorFactory(DPoPProofJwtDecoderFactory.createDefaultJwtValidatorFactory(List.of(time, age)));
        return factory;
    }

    /** Whether a request carries a proof, good or bad. */
    static boolean isPresent(HttpServletRequest request) {
        return request.getHeader(HEADER) != null;
    }

    @Override
    public JwtDecoder createDecoder(DPoPProofContext context) {
        JwtDecoder decoder = standard.createDecoder(context);
        return text -> {
            Jwt proof = decoder.decode(text);
            if (!used.isFirst("dpop " + thumbprint(proof) + " " + proof.getId())) {
                throw new BadJwtException("the proof was used before");
            }
            return proof;
        };
    }

    /** The checked proof of a request for tokens. */
    Jwt check(HttpServletRequest request) {
        List<String> proofs = Collections.list(request.getHeaders(HEADER));
        if (proofs.size() != 1) {
            throw invalid("one proof per request");
        }
        String text = proofs.getFirst();
        try {
            Jwt proof = createDecoder(DPoPProofContext.withDPoPProof(text)
                    .method(request.getMethod())
                    .targetUri(request.getRequestURL().toString())
                    .build()).decode(text);
            if (!nonces.isValid(proof.getClaimAsString("nonce"))) {
                throw new OAuth2AuthenticationException(
                        new OAuth2Error(USE_NONCE, "a proof needs the nonce of the last answer", null));
            }
            return proof;
        } catch (JwtException | IllegalArgumentException e) {
            throw invalid("the proof is not good for this request");
        }
    }

    /** The thumbprint of a proof's key (RFC 7638): the claim {@code jkt}. */
    static String thumbprint(Jwt proof) {
        try {
            if (proof.getHeaders().get("jwk") instanceof Map<?, ?> key) {
                Map<String, Object> members = new LinkedHashMap<>();
                key.forEach((name, value) -> members.put(name.toString(), value));
                return JWK.parse(members).computeThumbprint().toString();
            }
            throw invalid("no key");
        } catch (ParseException | JOSEException e) {
            throw invalid("the key is not one");
        }
    }

    static OAuth2AuthenticationException invalid(String description) {
        return new OAuth2AuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_DPOP_PROOF, description, null));
    }
}
