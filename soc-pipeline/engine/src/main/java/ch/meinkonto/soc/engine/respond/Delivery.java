package ch.meinkonto.soc.engine.respond;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An order at one application.
 *
 * @param application {@code service.name}
 * @param state how it stands
 * @param code why it was refused or failed, kebab-case; absent where it was not
 * @param effect what it met there, one sentence; empty before the application has said so
 * @param attempts failed attempts in a row
 * @param next when the next attempt is due
 * @param changedAt since when it stands so
 */
public record Delivery(String application, DeliveryState state, @Nullable String code, String effect, int attempts,
        Instant next, Instant changedAt) {
    /** What nobody has been asked yet. */
    static Delivery waiting(String application, Instant now) {
        return new Delivery(application, DeliveryState.WAITING, null, "", 0, now, now);
    }

    /** What nobody will be asked. */
    static Delivery withheld(String application, String code, Instant now) {
        return new Delivery(application, DeliveryState.REFUSED, code, "", 0, now, now);
    }

    /** It stands otherwise now; looked at again at {@code next}, where there is anything left to look at. */
    Delivery become(DeliveryState after, @Nullable String why, String met, Instant later, Instant now) {
        return new Delivery(application, after, why, met, 0, later, after == state ? changedAt : now);
    }

    /** An attempt failed; the next is due then. */
    Delivery again(Instant later) {
        return new Delivery(application, state, code, effect, attempts + 1, later, changedAt);
    }

    /** At the next opportunity. */
    Delivery atOnce(Instant now) {
        return new Delivery(application, state, code, effect, attempts, now, changedAt);
    }
}
