package ch.meinkonto.portal.cityservice;

import java.time.Instant;

/**
 * Somebody looked at what the city has of a resident: staff at a request, or the portal in a register. Who it was stays with the
 * office; the resident learns which office, at what, when and why.
 *
 * @param at when
 * @param office name of the city service for which they looked
 * @param reference of the request; empty where it is none
 * @param purpose code of the purpose they stated
 * @param path the resident's own page of it
 */
public record LookAtResident(Instant at, String office, String reference, String purpose, String path) {
    /** At a request. */
    public LookAtResident(Instant at, String office, String reference, String purpose) {
        this(at, office, reference, purpose, "/" + office + "/requests/" + reference);
    }

    /** Message key of the purpose. */
    public String purposeKey() {
        return "looked-at.purpose." + purpose.replace('_', '-');
    }
}
