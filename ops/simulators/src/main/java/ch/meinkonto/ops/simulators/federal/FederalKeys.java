package ch.meinkonto.ops.simulators.federal;

import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.stereotype.Component;

/** The keys of the federal login: made at the start, changed when somebody wishes. */
@Component
public class FederalKeys {
    private final FederalConduct conduct;
    private volatile ECKey current = generate();

    FederalKeys(FederalConduct conduct) {
        this.conduct = conduct;
    }

    /** From now on signs with a new key and publishes no other. */
    public void rotate() {
        current = generate();
    }

    JWKSet published() {
        return new JWKSet(current.toPublicJWK());
    }

    /** A signed token, or what a fault makes of it. */
    String sign(JWTClaimsSet claims, JOSEObjectType type) {
        if (conduct.is(FederalFault.UNSIGNED)) {
            return new PlainJWT(claims).serialize();
        }
        ECKey key = current;
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).type(type).build();
        ECKey used = conduct.is(FederalFault.WRONG_KEY) ? generate() : key;
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(used));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
