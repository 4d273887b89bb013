package ch.meinkonto.soc.engine.respond;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import ch.meinkonto.soc.contract.ResponseState;

/** How an order stands with one application. */
public enum DeliveryState {
    /** It has not said yet what it did. */
    WAITING("waiting"),
    /** It does it, until it ends or is undone. */
    IN_FORCE(ResponseState.IN_FORCE),
    /** It did it; nothing of it lasts. */
    DONE(ResponseState.DONE),
    /** It does not do it, or the engine does not ask it to, and says why. */
    REFUSED("refused"),
    /** It could not be reached for too long. */
    FAILED("failed"),
    /** Taken back before its time. */
    UNDONE(ResponseState.UNDONE),
    /** Its time is over. */
    EXPIRED(ResponseState.EXPIRED);

    private final String value;

    DeliveryState(String value) {
        this.value = value;
    }

    /** The state of that name. */
    public static Optional<DeliveryState> of(String value) {
        return Arrays.stream(values()).filter(state -> state.value.equals(value)).findFirst();
    }

    /** The names of all. */
    public static List<String> names() {
        return Arrays.stream(values()).map(DeliveryState::value).toList();
    }

    /** The name, kebab-case. */
    public String value() {
        return value;
    }

    /** Whether there is something left to do or to watch. */
    public boolean isOpen() {
        return this == WAITING || this == IN_FORCE;
    }
}
