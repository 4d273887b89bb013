package ch.meinkonto.securitytests;

import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Codes and tokens of a toy auth-server, as strict as RFC 7636 and RFC 9449 want it, which does not go beyond one code each. */
final class ToyTokens {
    private static final String NONCE = "toy-nonce";

    private final Map<String, String> challenges = new HashMap<>();
    private final Set<String> refreshTokens = new HashSet<>();
    private final Set<String> proofs = new HashSet<>();

    /**
     * What the token endpoint answers.
     *
     * @param status of HTTP
     */
    record Answer(int status, String json) {}

    /** Where a request for a code leads. */
    synchronized String redirect(String query) {
        Map<String, String> request = parameters(query);
        String code = "code-" + challenges.size();
        challenges.put(code, request.getOrDefault("code_challenge", ""));
        return request.get("redirect_uri") + "?code=" + code + "&state=" + request.get("state");
    }

    /** What follows from a request for tokens. */
    synchronized Answer answer(URI endpoint, String body, String proof) {
        Map<String, String> request = parameters(body);
        JsonNode claims = claims(proof);
        if (!claims.path("nonce").asString("").equals(NONCE)) {
            return new Answer(400, "{\"error\":\"use_dpop_nonce\"}");
        }
        boolean good = claims.path("htm").asString().equals("POST")
                && claims.path("htu").asString().equals(endpoint.toString())
                && proofs.add(claims.path("jti").asString());
        boolean known = switch (request.getOrDefault("grant_type", "")) {
            case "authorization_code" -> sha256(request.get("code_verifier")).equals(
                    challenges.remove(request.get("code")));
            case "refresh_token" -> refreshTokens.remove(request.get("refresh_token"));
            default -> false;
        };
        if (!good || !known) {
            return new Answer(400, "{\"error\":\"invalid_grant\"}");
        }
        String token = "refresh-" + proofs.size();
        refreshTokens.add(token);
        return new Answer(200, "{\"access_token\":\"a\",\"refresh_token\":\"" + token + "\"}");
    }

    static String nonce() {
        return NONCE;
    }

    /** Of a proof whose signature is good for the key it carries; else none. */
    private static JsonNode claims(String proof) {
        String[] parts = proof.split("\\.");
        JsonNode header = JsonMapper.shared().readTree(decode(parts[0]));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(key(header.path("jwk")));
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            boolean good = header.path("typ").asString().equals("dpop+jwt")
                    && header.path("alg").asString().equals("ES256") && signature.verify(decode(parts[2]));
            return JsonMapper.shared().readTree(good ? decode(parts[1]) : "{}".getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey key(JsonNode jwk) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(new BigInteger(1, decode(jwk.path("x").asString())),
                new BigInteger(1, decode(jwk.path("y").asString())));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static String sha256(String text) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(String encoded) {
        return Arrays.stream(encoded.split("&")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
