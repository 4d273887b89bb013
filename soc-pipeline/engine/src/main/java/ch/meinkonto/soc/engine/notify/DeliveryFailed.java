package ch.meinkonto.soc.engine.notify;

import org.jspecify.annotations.Nullable;

/** A receiver did not take a message. */
final class DeliveryFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    private DeliveryFailed(String message, @Nullable Throwable cause, boolean forGood) {
        super(message, cause);
        this.forGood = forGood;
    }

    /** Another attempt may succeed. */
    static DeliveryFailed forNow(String message) {
        return new DeliveryFailed(message, null, false);
    }

    /** Another attempt may succeed. */
    static DeliveryFailed forNow(String message, Throwable cause) {
        return new DeliveryFailed(message, cause, false);
    }

    /** The receiver has read this message and will never take it. */
    static DeliveryFailed forGood(String message) {
        return new DeliveryFailed(message, null, true);
    }

    boolean isForGood() {
        return forGood;
    }
}
