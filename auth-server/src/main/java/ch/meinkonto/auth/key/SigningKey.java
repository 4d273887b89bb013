package ch.meinkonto.auth.key;

import java.time.Instant;

import com.nimbusds.jose.jwk.JWK;

/**
 * A key and its time.
 *
 * @param jwk the key pair
 * @param signsFrom from when on it signs; published before
 */
record SigningKey(JWK jwk, Instant signsFrom) {
    @Override
    public String toString() {
        return "SigningKey[" + jwk.getKeyID() + " from " + signsFrom + "]";
    }
}
