package ch.meinkonto.auth.form;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

import ch.meinkonto.auth.key.ServerSecret;
import ch.meinkonto.auth.throttle.Budgets;
import ch.meinkonto.auth.throttle.Limit;
import ch.meinkonto.soc.contract.ValidationRejectedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Opens forms and judges what comes back. A form carries the time under a seal, a field that nobody sees, and a small piece of
 * work (hashcash: find a number whose hash with the seal begins with some zero bits) that a browser does in about a second
 * while the person types. Without script the work stays undone and the form still counts, for less.
 */
@Component
public class OpenForms {
    /** About 32,000 hashes. */
    static final int WORK_BITS = 15;
    static final Duration GOOD_FOR = Duration.ofHours(1);
    /** Faster than a person reads the page and writes an address. */
    static final Duration FASTEST = Duration.ofSeconds(2);
    private static final int NONCE_BYTES = 12;
    private static final int SEALED_BYTES = Long.BYTES + NONCE_BYTES;
    private static final int LONGEST_WORK = 20;
    /** A seal is spent by the first form that comes back with it. */
    private static final Limit ONCE = new Limit("form-seal", "client", 1, GOOD_FOR);

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Budgets budgets;
    private final SecurityEvents events;
    private final Clock clock;

    OpenForms(ServerSecret secret, Budgets budgets, SecurityEvents events, Clock clock) {
        this.key = secret.forPurpose("open form");
        this.budgets = budgets;
        this.events = events;
        this.clock = clock;
    }

    /** A new form. */
    public OpenForm open() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = ByteBuffer.allocate(SEALED_BYTES).putLong(clock.millis()).put(nonce).array();
        return new OpenForm(encode(sealed) + '.' + encode(mac(sealed)), WORK_BITS);
    }

    /** Judges a form that came back; a seal is good for one. */
    public Sender judge(FormReturn returned) {
        if (!returned.trap().isEmpty()) {
            events.record(new ValidationRejectedEvent("unseen-field", "homepage"));
            return Sender.PROGRAM;
        }
        Duration age = openedAt(returned.seal()).map(opened -> Duration.between(opened, clock.instant()))
                .orElse(GOOD_FOR);
        if (age.compareTo(GOOD_FOR) >= 0) {
            return Sender.STALE;
        }
        boolean worked = isWork(returned.seal(), returned.work());
        if (!worked && age.compareTo(FASTEST) < 0) {
            return Sender.STALE;
        }
        if (!budgets.take(ONCE.by(returned.seal()))) {
            return Sender.STALE;
        }
        return worked ? Sender.WORKED : Sender.PLAIN;
    }

    /** When a seal of ours was made; empty for any other text. */
    private Optional<Instant> openedAt(String seal) {
        String[] parts = seal.split("\\.", 3);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(parts[0]);
            byte[] mac = Base64.getUrlDecoder().decode(parts[1]);
            if (sealed.length != SEALED_BYTES || !MessageDigest.isEqual(mac, mac(sealed))) {
                return Optional.empty();
            }
            return Optional.of(Instant.ofEpochMilli(ByteBuffer.wrap(sealed).getLong()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isWork(String seal, String work) {
        if (work.isEmpty() || work.length() > LONGEST_WORK) {
            return false;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((seal + ':' + work).getBytes(StandardCharsets.UTF_8));
            return Integer.numberOfLeadingZeros(ByteBuffer.wrap(hash).getInt()) >= WORK_BITS;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private byte[] mac(byte[] sealed) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + key.getAlgorithm(), e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
