package ch.meinkonto.securitytests.visitor;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A key of a program, and the proofs that it holds it: DPoP, RFC 9449 section 4.2. */
final class ProofKey {
    private static final String CURVE = "secp256r1";
    private static final int COORDINATE_BYTES = 32;

    private final KeyPair pair;

    private ProofKey(KeyPair pair) {
        this.pair = pair;
    }

    /** A new key on the curve P-256. */
    static ProofKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return new ProofKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no curve " + CURVE, e);
        }
    }

    /**
     * A proof for one request.
     *
     * @param id something no other proof carries
     * @param nonce of the server's last answer, empty where there is none yet
     */
    String proof(String method, URI target, String id, Instant now, String nonce) {
        ObjectNode header = JsonMapper.shared().createObjectNode().put("typ", "dpop+jwt").put("alg", "ES256");
        header.set("jwk", publicKey());
        ObjectNode claims = JsonMapper.shared().createObjectNode().put("jti", id).put("htm", method)
                .put("htu", target.toString()).put("iat", now.getEpochSecond());
        if (!nonce.isEmpty()) {
            claims.put("nonce", nonce);
        }
        String signed = encode(header.toString()) + "." + encode(claims.toString());
        return signed + "." + encode(signature(signed));
    }

    private ObjectNode publicKey() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return JsonMapper.shared().createObjectNode().put("kty", "EC").put("crv", "P-256")
                .put("x", encode(coordinate(key.getW().getAffineX())))
                .put("y", encode(coordinate(key.getW().getAffineY())));
    }

    /** Of fixed length, RFC 7518 section 6.2.1.2; the number itself may have a sign or fewer bytes. */
    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] coordinate = new byte[COORDINATE_BYTES];
        byte[] tail = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - COORDINATE_BYTES), bytes.length);
        System.arraycopy(tail, 0, coordinate, COORDINATE_BYTES - tail.length, tail.length);
        return coordinate;
    }

    /** In the form of RFC 7518 section 3.4: both numbers, one after the other. */
    private byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with ES256", e);
        }
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
