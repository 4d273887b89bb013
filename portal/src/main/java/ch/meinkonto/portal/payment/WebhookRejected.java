package ch.meinkonto.portal.payment;

import ch.meinkonto.soc.contract.WebhookRejectedEvent;

/** A call to the webhook is not believed. */
final class WebhookRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final WebhookRejectedEvent.Reason reason;

    WebhookRejected(WebhookRejectedEvent.Reason reason) {
        super("webhook rejected: " + reason);
        this.reason = reason;
    }

    WebhookRejectedEvent.Reason reason() {
        return reason;
    }
}
