package ch.meinkonto.auth.protocol;

import java.text.ParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Checks proofs of possession (RFC 9449 section 4.3): besides what the framework checks, a proof is used once across all
 * instances, and at the token endpoint it carries a nonce of ours.
 */
final class DpopProofs implements JwtDecoderFactory<DPoPProofContext> {
    static final String HEADER = "DPoP";
    static final String NONCE_HEADER = "DPoP-Nonce";
    /** RFC 9449 section 8. */
    static final String USE_NONCE = "use_dpop_nonce";

    private final DPoPProofJwtDecoderFactory standard = new DPoPProofJwtDecoderFactory();
    private final UsedProofs used;
    private final DpopNonces nonces;

    DpopProofs(UsedProofs used, DpopNonces nonces) {
        // Of its own: the framework checks once more, and would take our look at a proof for its first use.
        standard.setJwtValidatorFactory(DPoPProofJwtDecoderFactory.createDefaultJwtValidatorFactory(List.of()));
        this.used = used;
        this.nonces = nonces;
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
