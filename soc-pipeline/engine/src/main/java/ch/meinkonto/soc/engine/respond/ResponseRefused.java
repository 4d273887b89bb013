package ch.meinkonto.soc.engine.respond;

import java.util.Locale;

/** An order, or an undo, that is not taken. */
public final class ResponseRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** There is no such action. */
        UNKNOWN_ACTION("The field 'action' names no action."),
        /** Not of the form that the action's kind of target has. */
        MALFORMED_TARGET("The field 'target' is no target of this action."),
        /** A network so wide that it would shut out a provider. */
        NETWORK_TOO_WIDE("At most a network of /16 (IPv4) or /32 (IPv6) can be blocked."),
        /** The machine itself, or everybody. */
        TARGET_PROTECTED("This address is never blocked."),
        /** Shorter than 10 or longer than 500 characters. */
        REASON_LENGTH("The field 'reason' must be a sentence of 10 to 500 characters."),
        /** What lasts must end. */
        EXPIRY_MISSING("This action lasts: the field 'expiresAt' must say until when."),
        /** What does not last cannot end. */
        EXPIRY_NOT_ALLOWED("This action does not last: the field 'expiresAt' must be absent."),
        /** Not in the future. */
        EXPIRY_PAST("The field 'expiresAt' must lie in the future."),
        /** Longer than the action may last. */
        EXPIRY_TOO_LONG("The action must not last so long."),
        /** No alert has this id. */
        ALERT_UNKNOWN("The field 'alertId' names no alert."),
        /** The second person is the first. */
        APPROVED_BY_ONESELF("The field 'approvedBy' must name somebody else."),
        /** Only a console may say who has agreed. */
        APPROVED_BY_NOT_ALLOWED("You cannot say that somebody else has agreed."),
        /** Only a console may say in whose name it asks. */
        ORDERED_BY_NOT_ALLOWED("You cannot order in somebody else's name."),
        /** The header is no key. */
        MALFORMED_KEY("The header Idempotency-Key must be 1 to 255 visible characters of ASCII."),
        /** The same key came with something else before. */
        KEY_USED_DIFFERENTLY("This Idempotency-Key came with another order before."),
        /** More than a caller may order. */
        TOO_MANY_ORDERS("Too many orders within a minute."),
        /** No order has this id. */
        UNKNOWN_ORDER("There is no order of this id."),
        /** Nothing of it lasts. */
        NOT_UNDOABLE("This action does not last, it cannot be undone."),
        /** Nothing is in force or waiting any more. */
        ALREADY_OVER("Nothing of this order is in force any more."),
        /** No such state. */
        UNKNOWN_STATE("The parameter 'state' names no state of an order."),
        /** The engine has no client secret. */
        NOT_CONFIGURED("This engine has no credentials to order anything.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** For the caller. */
        public String sentence() {
            return sentence;
        }

        /** For programs, kebab-case. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;

    ResponseRefused(Reason reason) {
        super(reason.sentence());
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
