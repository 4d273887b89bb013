package ch.meinkonto.auth.federation;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.auth.account.IdentityProofs.ProvenPerson;
import ch.meinkonto.auth.protocol.Assurance;

/**
 * Somebody for whom a provider has vouched a moment ago. In the session it is by nothing taken for a sign-in.
 *
 * @param provider its name in our settings
 * @param identity who they are over there
 * @param name as the provider calls them, empty where it does not
 * @param address as the provider knows it, empty where it knows none
 * @param addressProven whether the provider says that it has proven the address
 * @param assurance what the proof amounts to here
 * @param methods how they proved it over there
 * @param identityLevel how well the provider has proven who they are, absent where it does not say
 * @param person as their identity document names them, absent where the provider has seen none or does not tell
 * @param provenAt when they signed in over there
 * @param ticket what ends the sign-in over there
 * @param target where they wanted to go
 * @param arrivedAt when they came here
 */
record Arrival(String provider, Identity identity, String name, String address, boolean addressProven,
        Assurance assurance, Set<String> methods, @Nullable Integer identityLevel,
        @Nullable ProvenPerson person, Instant provenAt, UpstreamTicket ticket, String target,
        Instant arrivedAt) implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String ATTRIBUTE = "meinkonto.arrival";
    /** Long enough to look for a password, or to open a mail. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /**
     * Who somebody is at a provider.
     *
     * @param issuer of the provider
     * @param subject what it calls the person; means nothing without the issuer
     */
    record Identity(String issuer, String subject) implements Serializable {
        private static final long serialVersionUID = 1;

        /** Leaves out who it is. */
        @Override
        public String toString() {
            return "Identity[" + issuer + "]";
        }
    }

    /** Keeps it in this browser for a while. */
    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    /** Who arrived in this browser; absent where nobody did, or too long ago. */
    static @Nullable Arrival in(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Arrival arrival
                && arrival.arrivedAt().plus(PATIENCE).isAfter(now) ? arrival : null;
    }

    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** Leaves out who it is. */
    @Override
    public String toString() {
        return "Arrival[" + provider + ", " + assurance + "]";
    }
}
