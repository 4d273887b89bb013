package ch.meinkonto.auth.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** A client's key pair, and the proofs it makes by hand as RFC 9449 section 4.2 says. */
public final class TestKey {
    private final ECKey key;

    public TestKey() {
        try {
            key = new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 7638. */
    public String thumbprint() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A proof for a request; the claims add to the usual ones or replace them, an empty text removes one. */
    public String proof(String method, URI target, Map<String, Object> claims) {
        JWTClaimsSet.Builder proof = new JWTClaimsSet.Builder().jwtID(UUID.randomUUID().toString())
                .claim("htm", method)
                .claim("htu", target.toString())
                .issueTime(Date.from(Instant.now()));
        claims.forEach((name, value) -> proof.claim(name, "".equals(value) ? null : value));
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("dpop+jwt"))
                    .jwk(key.toPublicJWK())
                    .build(), proof.build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public half, as a key set. */
    public String published() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** What a client signs instead of showing a secret (RFC 7523 section 3); the claims add or replace. */
    public String assertion(String clientId, String audience, Map<String, Object> claims) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder assertion = new JWTClaimsSet.Builder().issuer(clientId)
                .subject(clientId)
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
        claims.forEach((name, value) -> assertion.claim(name, "".equals(value) ? null : value));
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), assertion.build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claim {@code ath} for an access token. */
    public static String hash(String accessToken) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(accessToken.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
