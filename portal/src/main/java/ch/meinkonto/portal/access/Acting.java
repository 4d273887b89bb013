package ch.meinkonto.portal.access;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import ch.meinkonto.portal.cityservice.Ward;

/** By what right somebody acts who does not act for themselves. */
public sealed interface Acting {
    /**
     * A resident gave them a mandate: the resident is the party, they are who acts.
     *
     * @param representative account id of who acts
     * @param name of who acts
     * @param language of messages to the resident, whatever the pages are read in
     * @param services names of the city services of the mandate
     */
    record ByMandate(String representative, String name, Locale language, Set<String> services) implements Acting {
        public ByMandate {
            services = Set.copyOf(services);
        }

        @Override
        public String toString() {
            return "ByMandate[representative=" + representative + "]";
        }
    }

    /**
     * Somebody takes part in one request of another resident and fills it in with them: whose request it is, is the party.
     *
     * @param account id of who acts
     * @param name of who acts
     * @param language of messages to whose request it is
     * @param submission id of the draft; nothing else of that resident is theirs to see
     * @param handsIn whether they may hand it in
     */
    record TakingPart(String account, String name, Locale language, UUID submission, boolean handsIn)
            implements
                Acting {
        @Override
        public String toString() {
            return "TakingPart[account=" + account + "]";
        }
    }

    /**
     * A parent for a child without an account: the parent's account is the party, the child is whom it is about.
     *
     * @param child of the household
     */
    record AsParent(Ward child) implements Acting {}
}
