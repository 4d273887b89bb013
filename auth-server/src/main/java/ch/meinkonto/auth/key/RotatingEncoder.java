package ch.meinkonto.auth.key;

import com.nimbusds.jose.jwk.JWK;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Signs with the key whose turn it is, and with its algorithm: who makes a token knows neither. */
final class RotatingEncoder implements JwtEncoder {
    private final KeyRing keys;
    private final NimbusJwtEncoder encoder;

    RotatingEncoder(KeyRing keys) {
        this.keys = keys;
        this.encoder = new NimbusJwtEncoder(keys);
    }

    @Override
    public Jwt encode(JwtEncoderParameters parameters) {
        JWK key = keys.current();
        SignatureAlgorithm algorithm = SignatureAlgorithm.from(key.getAlgorithm().getName());
        if (algorithm == null) {
            throw new IllegalStateException("signing key " + key.getKeyID() + " is of no known algorithm");
        }
        JwsHeader asked = parameters.getJwsHeader();
        JwsHeader header = (asked == null ? JwsHeader.with(algorithm) : JwsHeader.from(asked)).algorithm(algorithm)
                .keyId(key.getKeyID())
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, parameters.getClaims()));
    }
}
