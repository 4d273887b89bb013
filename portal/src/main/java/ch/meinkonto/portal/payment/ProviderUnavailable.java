package ch.meinkonto.portal.payment;

import org.jspecify.annotations.Nullable;

/** The provider did not answer, answered too late, or had a failure of its own: the same call may work later. */
final class ProviderUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProviderUnavailable(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
