package ch.meinkonto.auth.federation;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.FederationEvent.Reason;

/** A sign-in with an external provider comes to nothing. The person is told in words; the reason is for events. */
final class FederationRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    FederationRefused(Reason reason, @Nullable Throwable cause) {
        super("federation refused: " + reason, cause);
        this.reason = reason;
    }

    FederationRefused(Reason reason) {
        this(reason, null);
    }

    Reason reason() {
        return reason;
    }
}
