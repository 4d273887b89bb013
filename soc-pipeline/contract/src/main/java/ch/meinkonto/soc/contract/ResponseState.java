package ch.meinkonto.soc.contract;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An application's answer to an order, and to a question about it.
 *
 * @param id of the order
 * @param state {@value #IN_FORCE}, {@value #DONE}, {@value #UNDONE} or {@value #EXPIRED}
 * @param changedAt since when
 * @param expiresAt when it ends by itself, absent for actions that do not last
 * @param effect what it met, in one sentence with figures, for example {@code 3 sessions, 2 token families}
 */
public record ResponseState(String id, String state, Instant changedAt, @Nullable Instant expiresAt, String effect) {
    /** It lasts. */
    public static final String IN_FORCE = "in-force";
    /** It was done at once; nothing of it lasts. */
    public static final String DONE = "done";
    /** Somebody took it back before its time. */
    public static final String UNDONE = "undone";
    /** Its time is over. */
    public static final String EXPIRED = "expired";
}
