package ch.meinkonto.securitytests.visitor;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import tools.jackson.databind.json.JsonMapper;

/**
 * The passkey of somebody who works for the city of the demo. Its private key follows from a secret of this machine, so that
 * programs prove what a person proves with a finger (W3C Web Authentication, section 7.2).
 */
public final class DemoPasskey {
    private static final byte USER_PRESENT_AND_VERIFIED = 0x05;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final byte[] id;
    private final PrivateKey key;

    /**
     * The one of a login name.
     *
     * @param seed the secret of this machine
     */
    public DemoPasskey(String seed, String login) {
        this.id = derived(seed, "id", login);
        this.key = privateKey(new BigInteger(1, derived(seed, "key", login)));
    }

    /** Id of the credential. */
    public byte[] id() {
        return id.clone();
    }

    /** The private key as PKCS #8, for the virtual authenticator of a browser. */
    public byte[] privateKey() {
        return key.getEncoded();
    }

    /**
     * Answers a question for a passkey.
     *
     * @param challenge as the server has sent it, Base64url
     * @param relyingPartyId whose passkey is asked for
     * @param origin of the page that asks
     * @return what a browser would send, JSON
     */
    String answer(String challenge, String relyingPartyId, String origin) {
        byte[] client = JsonMapper.shared().writeValueAsBytes(Map.of("type", "webauthn.get", "challenge", challenge,
                "origin", origin, "crossOrigin", false));
        byte[] authenticator = ByteBuffer.allocate(37).put(sha256(relyingPartyId.getBytes(StandardCharsets.UTF_8)))
                .put(USER_PRESENT_AND_VERIFIED).putInt(0).array();
        byte[] signed = ByteBuffer.allocate(authenticator.length + 32).put(authenticator).put(sha256(client)).array();
        String name = BASE64URL.encodeToString(id);
        return JsonMapper.shared().writeValueAsString(Map.of("id", name, "rawId", name, "type", "public-key",
                "authenticatorAttachment", "platform", "clientExtensionResults", Map.of(), "response",
                Map.of("clientDataJSON", BASE64URL.encodeToString(client), "authenticatorData",
                        BASE64URL.encodeToString(authenticator), "signature", BASE64URL.encodeToString(sign(signed)))));
    }

    private byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with P-256", e);
        }
    }

    /** A number between 1 and the order of the curve. */
    private static PrivateKey privateKey(BigInteger number) {
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec parameters = curve.getParameterSpec(ECParameterSpec.class);
            BigInteger secret = number.mod(parameters.getOrder().subtract(BigInteger.ONE)).add(BigInteger.ONE);
            return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(secret, parameters));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256", e);
        }
    }

    private static byte[] derived(String seed, String purpose, String login) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return mac.doFinal((purpose + " " + login).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
