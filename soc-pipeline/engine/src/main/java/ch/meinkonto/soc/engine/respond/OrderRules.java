package ch.meinkonto.soc.engine.respond;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.engine.respond.ResponseRefused.Reason;

/** What makes an order one that may be given. */
final class OrderRules {
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;
    private static final Pattern PERSON = Pattern.compile("[\\p{Alnum}:._-]{1,100}");

    private final List<String> consoles;
    private final Predicate<String> alertExists;

    /**
     * @param consoles clients that may order in somebody's name
     * @param alertExists whether there is an alert of this id
     */
    OrderRules(List<String> consoles, Predicate<String> alertExists) {
        this.consoles = consoles;
        this.alertExists = alertExists;
    }

    /**
     * The order that is asked for, under this id.
     *
     * @throws ResponseRefused where it must not be given
     */
    ResponseOrder order(String id, RequestedResponse asked, Caller caller, Instant now) {
        ResponseAction action = ResponseAction.of(text(asked.action()))
                .orElseThrow(() -> new ResponseRefused(Reason.UNKNOWN_ACTION));
        String target = Targets.canonical(action.target(), text(asked.target()));
        String reason = reason(asked.reason());
        Instant expiresAt = expiry(action, asked.expiresAt(), now);
        String orderedBy = orderedBy(asked.orderedBy(), caller);
        String approvedBy = approvedBy(asked.approvedBy(), orderedBy, caller);
        String alertId = asked.alertId();
        // Last: it is the only rule that asks Elasticsearch.
        if (alertId != null && !alertExists.test(alertId)) {
            throw new ResponseRefused(Reason.ALERT_UNKNOWN);
        }
        return new ResponseOrder(id, action.value(), target, reason, alertId, orderedBy, approvedBy, expiresAt);
    }

    /**
     * A reason as it is kept.
     *
     * @throws ResponseRefused where it is none
     */
    String reason(@Nullable String asked) {
        String reason = text(asked).strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw new ResponseRefused(Reason.REASON_LENGTH);
        }
        return reason;
    }

    /**
     * In whose name it is asked: a console says so for the analyst it has authenticated, everybody else is themselves.
     *
     * @throws ResponseRefused where somebody else says so
     */
    String orderedBy(@Nullable String asked, Caller caller) {
        if (asked == null) {
            return caller.subject();
        }
        if (!isConsole(caller) || !PERSON.matcher(asked).matches() || asked.startsWith("rule:")) {
            throw new ResponseRefused(Reason.ORDERED_BY_NOT_ALLOWED);
        }
        return asked;
    }

    /** A second person is one whom a console has authenticated; everybody else could name whom they like. */
    private @Nullable String approvedBy(@Nullable String asked, String orderedBy, Caller caller) {
        if (asked == null) {
            return null;
        }
        if (!isConsole(caller)) {
            throw new ResponseRefused(Reason.APPROVED_BY_NOT_ALLOWED);
        }
        if (asked.equals(orderedBy) || !PERSON.matcher(asked).matches()) {
            throw new ResponseRefused(Reason.APPROVED_BY_ONESELF);
        }
        return asked;
    }

    private boolean isConsole(Caller caller) {
        return caller.isProgram() && consoles.contains(caller.client());
    }

    private static @Nullable Instant expiry(ResponseAction action, @Nullable Instant asked, Instant now) {
        if (!action.lasts()) {
            if (asked != null) {
                throw new ResponseRefused(Reason.EXPIRY_NOT_ALLOWED);
            }
            return null;
        }
        if (asked == null) {
            throw new ResponseRefused(Reason.EXPIRY_MISSING);
        }
        Instant expiresAt = asked.truncatedTo(ChronoUnit.SECONDS);
        if (!expiresAt.isAfter(now)) {
            throw new ResponseRefused(Reason.EXPIRY_PAST);
        }
        if (Duration.between(now, expiresAt).compareTo(action.longest()) > 0) {
            throw new ResponseRefused(Reason.EXPIRY_TOO_LONG);
        }
        return expiresAt;
    }

    private static String text(@Nullable String asked) {
        return asked == null ? "" : asked;
    }
}
