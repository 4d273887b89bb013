package ch.meinkonto.ops.simulators.residents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.simulators.register.RegisterView.News;

/**
 * What the register has received. A message that comes again, same sender, same number, same bytes, gets the answer it got the
 * first time and changes nothing; what was refused is kept for people to look at, the newest two hundred messages, no more than four mebibytes.
 */
@Component
class Correspondence {
    private static final int ANSWERS = 10_000;
    private static final int NEWS = 50;
    private static final int MOST_REFUSED = 200;
    private static final int MOST_REFUSED_BYTES = 4 << 20;

    private final Map<String, byte[]> answers = new LinkedHashMap<>();
    private final Deque<News> news = new ArrayDeque<>();
    private final Deque<RefusedMessage> refused = new ArrayDeque<>();
    private int refusedBytes;

    /**
     * A message that could not be read.
     *
     * @param at when it came, as people read it
     * @param reason why it was refused, and at which place of it
     * @param body byte by byte as it came; of one that is too large, one byte more than is allowed
     */
    record RefusedMessage(String at, String reason, byte[] body) {}

    /** The answer to a message, worked out once. */
    synchronized byte[] once(String sender, String number, byte[] message, Supplier<byte[]> answer) {
        String key = sender + '\n' + number + '\n' + digest(message);
        byte[] known = answers.get(key);
        if (known != null) {
            return known;
        }
        byte[] fresh = answer.get();
        answers.put(key, fresh);
        if (answers.size() > ANSWERS) {
            answers.remove(answers.keySet().iterator().next());
        }
        return fresh;
    }

    /** Keeps what was refused; the oldest goes where it becomes too many, or too much. */
    synchronized void keep(RefusedMessage message) {
        refused.addFirst(message);
        refusedBytes += message.body().length;
        while (refused.size() > MOST_REFUSED || refusedBytes > MOST_REFUSED_BYTES) {
            refusedBytes -= refused.removeLast().body().length;
        }
    }

    synchronized void note(News entry) {
        news.addFirst(entry);
        if (news.size() > NEWS) {
            news.removeLast();
        }
    }

    synchronized List<News> news() {
        return List.copyOf(news);
    }

    /** Newest first. */
    synchronized List<RefusedMessage> refused() {
        return List.copyOf(refused);
    }

    private static String digest(byte[] message) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
