package ch.meinkonto.portal.payment;

import org.jspecify.annotations.Nullable;

/**
 * What was paid with, as far as it may be known: never a card number.
 *
 * @param method method code of the provider, for example VIS or TWI
 * @param fingerprint the provider's keyed hash of the card
 * @param bin first six digits of the card
 * @param pspCode the provider's answer code
 */
record Instrument(@Nullable String method, @Nullable String fingerprint, @Nullable String bin,
        @Nullable String pspCode) {
    /** Nothing is known yet. */
    static final Instrument UNKNOWN = new Instrument(null, null, null, null);
}
