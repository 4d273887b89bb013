package ch.meinkonto.ops.simulators.payment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way in which the provider can misbehave, chosen by the end of a reference number or through the API. */
public enum Fault {
    /** Each webhook comes twice. */
    DUPLICATE_WEBHOOK,
    /** Each webhook comes some seconds late. */
    DELAYED_WEBHOOK,
    /** The second webhook comes before the first. */
    REORDERED_WEBHOOKS,
    /** Webhooks are signed with another key. */
    WRONG_SIGNATURE,
    /** Webhooks carry a valid signature made ten minutes ago. */
    OLD_SIGNATURE,
    /** No webhook comes at all. */
    LOST_WEBHOOK,
    /** The API answers 500 and does nothing. */
    SERVER_ERROR,
    /** The API does what it was asked but answers too late. */
    TIMEOUT,
    /** The status names one Rappen less than was asked for. */
    WRONG_AMOUNT;

    /** The name on the wire, for example {@code lost-webhook}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All names on the wire. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Fault::code).toList();
    }

    /** The fault with this name on the wire. */
    static Optional<Fault> of(String code) {
        return Arrays.stream(values()).filter(fault -> fault.code().equals(code)).findFirst();
    }
}
