package ch.meinkonto.portal.cityservice;

import java.time.Instant;

/**
 * Somebody of the staff looked at a resident's request. Who it was stays with the office; the resident learns which office,
 * at what, when and why.
 *
 * @param at when
 * @param office name of the city service for which they looked
 * @param reference of the request
 * @param purpose code of the purpose they stated
 */
public record LookAtResident(Instant at, String office, String reference, String purpose) {
    /** The resident's own page of the request. */
    public String path() {
        return "/" + office + "/requests/" + reference;
    }

    /** Message key of the purpose. */
    public String purposeKey() {
        return "looked-at.purpose." + purpose.replace('_', '-');
    }
}
