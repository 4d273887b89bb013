package ch.meinkonto.auth.testing;

import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpResponse;
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
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;

/**
 * Somebody who works for the city of the demo, with the passkey that follows from the seed of the tests: does by hand what an
 * authenticator does (Web Authentication, section 6.3.3).
 *
 * @param login their login name; the password is {@link TestAuthServer#PASSWORD}
 */
public record TestStaff(String login) {
    public static final TestStaff PAULA = new TestStaff("paula.meier@stadt.example");
    public static final TestStaff OSKAR = new TestStaff("oskar.lang@stadt.example");
    public static final TestStaff ROSA = new TestStaff("rosa.blum@stadt.example");
    public static final TestStaff NINA = new TestStaff("nina.suter@soc.example");

    private static final String SEED = "77".repeat(32);
    /** With which a server gives these people their passkeys. */
    public static final String SETTING = "MEINKONTO_DEMO_PASSKEY_SEED=" + SEED;

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** Their account. */
    public UUID id(TestAuthServer server) {
        return server.bean(Accounts.class).find(new Login(login)).orElseThrow().id();
    }

    /** Signs in with password and passkey, and returns where that leads. */
    public URI signIn(TestBrowser browser, URI server) {
        URI question = TestBrowser.location(browser.signIn(server, login, TestAuthServer.PASSWORD));
        return prove(browser, server, question);
    }

    /** Answers the question for a passkey on a page. */
    public URI prove(TestBrowser browser, URI server, URI page) {
        String token = browser.token(page);
        HttpResponse<String> options = browser.post(server.resolve("/login/passkey/options?question"), Map.of(), token);
        JsonNode asked = JsonMapper.shared().readTree(options.body());
        String answer = answer(asked.path("challenge").asString(), asked.path("rpId").asString());
        return TestBrowser.location(browser.post(server.resolve("/login/passkey"),
                Map.of("question", "1", "credential", answer), token));
    }

    private String answer(String challenge, String relyingPartyId) {
        byte[] client = JsonMapper.shared()
                .writeValueAsBytes(Map.of("type", "webauthn.get", "challenge", challenge, "origin",
                        TestAuthServer.ISSUER, "crossOrigin", false));
        byte[] authenticator = ByteBuffer.allocate(37)
                .put(sha256(relyingPartyId.getBytes(StandardCharsets.UTF_8)))
                .put((byte) 0x05)
                .putInt(0)
                .array();
        byte[] signed = ByteBuffer.allocate(69).put(authenticator).put(sha256(client)).array();
        String name = BASE64URL.encodeToString(derived("id"));
        return JsonMapper.shared()
                .writeValueAsString(Map.of("id", name, "rawId", name, "type", "public-key", "clientExtensionResults",
                        Map.of(), "response",
                        Map.of("clientDataJSON", BASE64URL.encodeToString(client), "authenticatorData",
                                BASE64URL.encodeToString(authenticator), "signature",
                                BASE64URL.encodeToString(sign(signed)))));
    }

    private byte[] sign(byte[] text) {
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec parameters = curve.getParameterSpec(ECParameterSpec.class);
            BigInteger secret = new BigInteger(1, derived("key"))
                    .mod(parameters.getOrder().subtract(BigInteger.ONE))
                    .add(BigInteger.ONE);
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(secret, parameters));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SEED.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return mac.doFinal((purpose + " " + login).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
