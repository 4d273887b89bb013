package ch.meinkonto.auth.factor;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.springframework.security.web.webauthn.api.Bytes;

import ch.meinkonto.auth.account.Login;

/**
 * The public side of a passkey whose private key follows from a secret: HMAC-SHA-256 of a login name, taken as a number of
 * the curve P-256.
 *
 * @param id of the credential
 * @param publicKey as a COSE key (RFC 9053, section 7.1.1)
 */
record DemoCredential(Bytes id, byte[] publicKey) {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte USER_PRESENT_AND_VERIFIED_WITH_KEY = 0x45;
    private static final int AUTHENTICATOR_MODEL_BYTES = 16;
    private static final int COORDINATE_BYTES = 32;

    /** The one that follows from this secret for this login name. */
    static DemoCredential of(String seed, Login login) {
        X9ECParameters curve = CustomNamedCurves.getByName("P-256");
        BigInteger secret = new BigInteger(1, derived(seed, "key", login)).mod(curve.getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
        ECPoint point = curve.getG().multiply(secret).normalize();
        byte[] key = ByteBuffer.allocate(77)
                // A map of five: key type EC2, algorithm ES256, curve P-256, x, y.
                .put(HEX.parseHex("a5010203262001215820"))
                .put(point.getAffineXCoord().getEncoded(), 0, COORDINATE_BYTES)
                .put(HEX.parseHex("225820"))
                .put(point.getAffineYCoord().getEncoded(), 0, COORDINATE_BYTES)
                .array();
        return new DemoCredential(new Bytes(derived(seed, "id", login)), key);
    }

    /** What an authenticator would have sent at the registration: no attestation (Web Authentication, section 8.7). */
    Bytes attestation(String relyingPartyId) {
        byte[] credential = id.getBytes();
        byte[] data = ByteBuffer.allocate(32 + 1 + 4 + AUTHENTICATOR_MODEL_BYTES + 2 + credential.length
                + publicKey.length)
                .put(sha256(relyingPartyId))
                .put(USER_PRESENT_AND_VERIFIED_WITH_KEY)
                .putInt(0)
                .put(new byte[AUTHENTICATOR_MODEL_BYTES])
                .putShort((short) credential.length)
                .put(credential)
                .put(publicKey)
                .array();
        return new Bytes(ByteBuffer.allocate(30 + data.length)
                // A map of three: fmt "none", attStmt {}, authData.
                .put(HEX.parseHex("a363666d74646e6f6e656761747453746d74a068617574684461746158"))
                .put((byte) data.length)
                .put(data)
                .array());
    }

    private static byte[] derived(String seed, String purpose, Login login) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return mac.doFinal((purpose + " " + login.value()).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
