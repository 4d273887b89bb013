package ch.meinkonto.soc.responder;

import java.util.Locale;

import org.springframework.http.HttpStatus;

/** An order, a question about one, or a request from a blocked address, that is not answered as asked. */
final class ResponseRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    ResponseRefused(Reason reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Why: a code for programs, a sentence for people. */
    enum Reason {
        UNREADABLE(HttpStatus.BAD_REQUEST, "The body is no order."),
        TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than an order can be."),
        MALFORMED_ID(HttpStatus.UNPROCESSABLE_CONTENT, "The id of an order is a UUID."),
        OTHER_ID(HttpStatus.UNPROCESSABLE_CONTENT, "The id in the body is not the id in the address."),
        UNKNOWN_ACTION(HttpStatus.UNPROCESSABLE_CONTENT, "There is no such action."),
        NOT_CARRIED_OUT_HERE(HttpStatus.UNPROCESSABLE_CONTENT, "Another application carries out this action."),
        MALFORMED_TARGET(HttpStatus.UNPROCESSABLE_CONTENT, "The target does not have the form this action needs."),
        NETWORK_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT, "At most a /16 of IPv4 or a /32 of IPv6 is blocked."),
        OWN_ADDRESS(HttpStatus.UNPROCESSABLE_CONTENT, "The order comes from the address it wants to block."),
        REASON_LENGTH(HttpStatus.UNPROCESSABLE_CONTENT, "The reason is a sentence of 10 to 500 characters."),
        MALFORMED_NAME(HttpStatus.UNPROCESSABLE_CONTENT,
                "Who ordered or approved it, and for which alert, is a name of 1 to 200 characters."),
        EXPIRY_MISSING(HttpStatus.UNPROCESSABLE_CONTENT, "This action lasts: say until when."),
        EXPIRY_UNWANTED(HttpStatus.UNPROCESSABLE_CONTENT, "This action does not last: it has no end."),
        EXPIRY_PAST(HttpStatus.UNPROCESSABLE_CONTENT, "The end is not in the future."),
        EXPIRY_TOO_LATE(HttpStatus.UNPROCESSABLE_CONTENT, "This action may not last so long."),
        UNKNOWN_STATE(HttpStatus.UNPROCESSABLE_CONTENT, "Only orders that are in-force are listed."),
        OTHER_ORDER(HttpStatus.CONFLICT, "Another order came with this id before."),
        DOES_NOT_LAST(HttpStatus.CONFLICT, "What was done at once cannot be undone."),
        TARGET_UNKNOWN(HttpStatus.NOT_FOUND, "There is nothing here with that id."),
        ORDER_UNKNOWN(HttpStatus.NOT_FOUND, "There is no order with that id."),
        TOKEN_MISSING(HttpStatus.UNAUTHORIZED, "Send an access token for this application."),
        ADDRESS_BLOCKED(HttpStatus.FORBIDDEN, "Requests from this address are refused for the time being."),
        NOT_ALLOWED(HttpStatus.FORBIDDEN, "The access token may not order anything here."),
        UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not at the moment. Send it again.");

        private final HttpStatus status;
        private final String sentence;

        Reason(HttpStatus status, String sentence) {
            this.status = status;
            this.sentence = sentence;
        }

        HttpStatus status() {
            return status;
        }

        String sentence() {
            return sentence;
        }

        /** Kebab-case. */
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
