package ch.meinkonto.auth.device;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.key.ServerSecret;

/**
 * The cookie by which a browser is known again: a random number and our signature over it, so that nobody can fill the table
 * of devices with numbers of their own. It opens nothing; whoever steals it still needs the password.
 */
@Component
class DeviceCookie {
    static final String NAME = "MEINKONTO_DEVICE";
    private static final int BYTES = 16;
    private static final int LONGEST = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec signing;
    private final SecretKeySpec hashing;
    private final boolean secure;

    DeviceCookie(ServerSecret secret, @Value("${server.servlet.session.cookie.secure:true}") boolean secure) {
        this.signing = secret.forPurpose("device-cookie");
        this.hashing = secret.forPurpose("device-hash");
        this.secure = secure;
    }

    /** What the database and events know of the browser: 64 hex digits; empty where it has no cookie of ours. */
    Optional<String> hash(HttpServletRequest request) {
        return value(request).map(this::hash);
    }

    /** Lets the browser keep its cookie for as long again; does nothing where it sent none of ours. */
    void renew(HttpServletRequest request, HttpServletResponse response) {
        value(request).ifPresent(value -> send(value, response));
    }

    /** Gives the browser a new cookie and tells its hash. */
    String issue(HttpServletResponse response) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String value = id + "." + signature(id);
        send(value, response);
        return hash(value);
    }

    private Optional<String> value(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> NAME.equals(cookie.getName()))
                        .map(Cookie::getValue)
                        .filter(this::isOurs)
                        .findFirst();
    }

    private void send(String value, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(NAME, value)
                .path("/")
                .maxAge(Devices.KEPT)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build()
                .toString());
    }

    private String hash(String value) {
        return HexFormat.of().formatHex(hmac(hashing, value));
    }

    private boolean isOurs(String value) {
        int dot = value.indexOf('.');
        return value.length() <= LONGEST && dot > 0
                && MessageDigest.isEqual(value.substring(dot + 1).getBytes(StandardCharsets.UTF_8),
                        signature(value.substring(0, dot)).getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(signing, id));
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + key.getAlgorithm(), e);
        }
    }
}
