package ch.meinkonto.portal.document;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.document.SealKeys.SealingKey;

/**
 * The city's seal on a short text. A sealed text is {@code content.key.signature}: content and signature in base64url
 * without padding, key as 8 hex digits; the signature covers everything before its dot.
 */
@Component
public class Seal {
    private static final int MOST_CHARACTERS = 1000;
    private static final Pattern SEALED = Pattern.compile("(([A-Za-z0-9_-]+)\\.([0-9a-f]{8}))\\.([A-Za-z0-9_-]{86})");

    private final SealKeys keys;

    Seal(SealKeys keys) {
        this.keys = keys;
    }

    /** Seals a text of a few hundred characters. */
    public String seal(String content) {
        SealingKey key = keys.newest();
        String body = encode(content.getBytes(StandardCharsets.UTF_8)) + "." + key.id();
        try {
            Signature signature = Signature.getInstance(SealKeys.ALGORITHM);
            signature.initSign(key.privateKey());
            signature.update(body.getBytes(StandardCharsets.US_ASCII));
            return body + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** The public halves of all keys by their ids, each as X.509 (SubjectPublicKeyInfo): who has them can check offline. */
    public Map<String, byte[]> publicKeys() {
        return keys.publicKeys();
    }

    /** The text, when the seal is the city's; empty for everything else, forged or garbled. */
    public Optional<String> open(String sealed) {
        if (sealed.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        Matcher parts = SEALED.matcher(sealed.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Optional<PublicKey> key = keys.publicKey(parts.group(3));
            byte[] signed = parts.group(1).getBytes(StandardCharsets.US_ASCII);
            byte[] signature = Base64.getUrlDecoder().decode(parts.group(4));
            if (key.isEmpty() || !verifies(key.get(), signed, signature)) {
                return Optional.empty();
            }
            return Optional.of(new String(Base64.getUrlDecoder().decode(parts.group(2)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean verifies(PublicKey key, byte[] signed, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(SealKeys.ALGORITHM);
        verifier.initVerify(key);
        verifier.update(signed);
        return verifier.verify(signature);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
