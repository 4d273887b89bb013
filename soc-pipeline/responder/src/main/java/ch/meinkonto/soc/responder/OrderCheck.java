package ch.meinkonto.soc.responder;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.responder.ResponseRefused.Reason;

/** The form of an order: what {@link ResponseOrder} and {@link ResponseAction} say, and what no order may do. */
final class OrderCheck {
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 200;
    private static final int WIDEST_IPV4 = 16;
    private static final int WIDEST_IPV6 = 32;
    /** The engine's clock may be before ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern FAMILY = Pattern.compile("[0-9A-Za-z_-]{8,100}");

    private OrderCheck() {}

    /** The id in an address. */
    static UUID id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new ResponseRefused(Reason.MALFORMED_ID);
        }
        return UUID.fromString(text);
    }

    /** The name of who undoes an order. */
    static String name(@Nullable String name) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw new ResponseRefused(Reason.MALFORMED_NAME);
        }
        return name;
    }

    /** The action of an order. */
    static ResponseAction action(ResponseOrder order) {
        return ResponseAction.of(order.action()).orElseThrow(() -> new ResponseRefused(Reason.UNKNOWN_ACTION));
    }

    /**
     * Refuses an order that is not in form.
     *
     * @param caller address the order comes from
     */
    static void require(ResponseOrder order, ResponseAction action, String caller, Instant now) {
        requireTarget(order.target(), action.target(), caller);
        int length = order.reason() == null ? 0 : order.reason().strip().length();
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            throw new ResponseRefused(Reason.REASON_LENGTH);
        }
        name(order.orderedBy());
        if (order.approvedBy() != null) {
            name(order.approvedBy());
        }
        if (order.alertId() != null) {
            name(order.alertId());
        }
        requireExpiry(order.expiresAt(), action, now);
    }

    private static void requireTarget(@Nullable String target, ResponseAction.Target kind, String caller) {
        boolean wellFormed = target != null && switch (kind) {
            case ACCOUNT, PAYMENT -> ID.matcher(target).matches();
            case TOKEN_FAMILY -> FAMILY.matcher(target).matches();
            case NETWORK -> requireSmall(target, caller);
        };
        if (!wellFormed) {
            throw new ResponseRefused(Reason.MALFORMED_TARGET);
        }
    }

    /** A larger network is a provider or a country; who blocks themselves can take nothing back. */
    private static boolean requireSmall(String target, String caller) {
        AddressRange range = AddressRange.parse(target).orElse(null);
        if (range == null) {
            return false;
        }
        if (range.prefix() < (range.isIpv4() ? WIDEST_IPV4 : WIDEST_IPV6)) {
            throw new ResponseRefused(Reason.NETWORK_TOO_LARGE);
        }
        if (AddressRange.parse(caller).filter(range::contains).isPresent()) {
            throw new ResponseRefused(Reason.OWN_ADDRESS);
        }
        return true;
    }

    private static void requireExpiry(@Nullable Instant expiry, ResponseAction action, Instant now) {
        if (!action.lasts()) {
            if (expiry != null) {
                throw new ResponseRefused(Reason.EXPIRY_UNWANTED);
            }
            return;
        }
        if (expiry == null) {
            throw new ResponseRefused(Reason.EXPIRY_MISSING);
        }
        if (!expiry.isAfter(now)) {
            throw new ResponseRefused(Reason.EXPIRY_PAST);
        }
        if (expiry.isAfter(now.plus(action.longest()).plus(SKEW))) {
            throw new ResponseRefused(Reason.EXPIRY_TOO_LATE);
        }
    }
}
