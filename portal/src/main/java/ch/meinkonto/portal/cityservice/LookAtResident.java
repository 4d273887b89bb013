package ch.meinkonto.portal.cityservice;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody looked at a resident's request. Who of the staff it was stays with the office; the resident learns which office, at
 * what, when and why. Whom they gave a mandate, they learn by name.
 *
 * @param at when
 * @param office name of the city service for which they looked
 * @param reference of the request; empty for what is not handed in yet
 * @param purpose code of the purpose they stated
 * @param representative name of who acted by mandate, absent for staff
 */
public record LookAtResident(Instant at, String office, String reference, String purpose,
        @Nullable String representative) {
    /** The purpose of whoever acts by mandate. */
    public static final String BY_MANDATE = "representation";

    /** The resident's own page of the request, or of the service where there is no request yet. */
    public String path() {
        return reference.isEmpty() ? "/" + office : "/" + office + "/requests/" + reference;
    }

    /** Message key of the purpose. */
    public String purposeKey() {
        return "looked-at.purpose." + purpose.replace('_', '-');
    }
}
