package ch.meinkonto.portal.cityservice;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody looked at what the city has of a resident: staff at a request, the portal in a register, or whom the resident gave a
 * mandate. Who of the staff it was stays with the office; the resident learns which office, at what, when and why. Whom they
 * gave a mandate, they learn by name.
 *
 * @param at when
 * @param office name of the city service for which they looked
 * @param reference of the request; empty where it is none
 * @param purpose code of the purpose they stated
 * @param representative name of who acted by mandate or takes part in the request, absent for everybody else
 * @param path the resident's own page of it
 */
public record LookAtResident(Instant at, String office, String reference, String purpose,
        @Nullable String representative, String path) {
    /** The purpose of whoever acts by mandate. */
    public static final String BY_MANDATE = "representation";
    /** The purpose of whoever takes part in the request besides the resident. */
    public static final String BY_PARTICIPANT = "participation";

    /** At a request, or at what is not handed in yet: then the reference is empty, and the page is the service's. */
    public static LookAtResident atRequest(Instant at, String office, String reference, String purpose,
            @Nullable String representative) {
        return new LookAtResident(at, office, reference, purpose, representative,
                reference.isEmpty() ? "/" + office : "/" + office + "/requests/" + reference);
    }

    /** In a register; the page is the one that shows what the register tells. */
    public static LookAtResident inRegister(Instant at, String office, String purpose, String path) {
        return new LookAtResident(at, office, "", purpose, null, path);
    }

    /** Whether it was somebody who takes part in the request. */
    public boolean isByParticipant() {
        return purpose.equals(BY_PARTICIPANT);
    }

    /** Message key of the purpose. */
    public String purposeKey() {
        return "looked-at.purpose." + purpose.replace('_', '-');
    }
}
