package ch.meinkonto.ops.simulators.payment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first answer to each {@code Idempotency-Key}, kept for 60 minutes: the same call again gets it again, a call while
 * the first is running is a conflict, another call with the same key is refused. Refusals are not kept: a call that failed
 * may be repeated.
 */
@Component
class IdempotentAnswers {
    private static final Duration KEPT = Duration.ofMinutes(60);

    private final Map<String, Entry> entries = new HashMap<>();
    private final Journal<Entry> journal;
    private final Clock clock;

    IdempotentAnswers(PaymentSettings settings, JsonMapper json, Clock clock) {
        this.clock = clock;
        this.journal = new Journal<>(settings.data().resolve("answers.ndjson"), Entry.class, json);
        journal.read().forEach(entry -> entries.put(entry.key(), entry));
        forgetTheOld();
        journal.rewrite(entries.values());
    }

    /** The answer to this call: the kept one, or that of {@code first}, which is then kept. */
    Answer answer(@Nullable String key, String path, byte[] body, Supplier<Answer> first) {
        if (key == null) {
            return first.get();
        }
        String call = digest(path, body);
        synchronized (this) {
            forgetTheOld();
            Entry known = entries.get(key);
            if (known != null) {
                if (!known.call().equals(call)) {
                    throw ApiRefusal.keyUsedForAnother();
                }
                if (known.answer() == null) {
                    throw ApiRefusal.stillRunning();
                }
                return known.answer();
            }
            entries.put(key, new Entry(key, call, clock.instant(), null));
        }
        Answer answer = null;
        try {
            answer = first.get();
            return answer;
        } finally {
            keep(key, call, answer);
        }
    }

    private synchronized void keep(String key, String call, @Nullable Answer answer) {
        if (answer == null) {
            entries.remove(key);
            return;
        }
        Entry entry = new Entry(key, call, clock.instant(), answer);
        entries.put(key, entry);
        journal.append(entry);
    }

    private void forgetTheOld() {
        Instant oldest = clock.instant().minus(KEPT);
        entries.values().removeIf(entry -> entry.at().isBefore(oldest));
    }

    private static String digest(String path, byte[] body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((path + '\n').getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * An answer of the API.
     *
     * @param status HTTP status
     * @param location value of the header Location, absent for most
     * @param body JSON, empty for none
     */
    record Answer(int status, @Nullable String location, String body) {}

    /**
     * A key and what became of its call.
     *
     * @param key the header's value
     * @param call digest of path and body
     * @param at when
     * @param answer the answer, absent while the call is running
     */
    record Entry(String key, String call, Instant at, @Nullable Answer answer) {}
}
