package ch.meinkonto.portal.access;

import java.util.Locale;
import java.util.Optional;

/** What somebody who works for the city may do here. The claim {@code roles} of the identity provider says who has which. */
public enum StaffRole {
    /** Works on requests. */
    CASEWORKER,
    /** Leads caseworkers, and is the second pair of eyes. */
    TEAM_LEAD,
    /** Answers for a service: its rules, its state. */
    SERVICE_OWNER,
    /** Watches over security; works in the console. */
    ANALYST,
    /** Reads everything that was decided, changes nothing. */
    AUDITOR,
    /** Runs the platform; sees no business data. */
    PLATFORM_ADMINISTRATOR;

    /** The authority of a session. */
    String authority() {
        return "ROLE_" + name();
    }

    /** The role of an authority; empty when it is none of staff. */
    static Optional<StaffRole> of(String authority) {
        for (StaffRole role : values()) {
            if (role.authority().equals(authority)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /** The authority of a role as the identity provider writes it, in either case. */
    static String authorityOf(String claimed) {
        return "ROLE_" + claimed.toUpperCase(Locale.ROOT);
    }
}
