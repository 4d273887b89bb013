package ch.meinkonto.portal.access;

import java.util.Locale;
import java.util.Set;

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
     * A parent for a child without an account: the parent's account is the party, the child is whom it is about.
     *
     * @param child of the household
     */
    record AsParent(Ward child) implements Acting {}
}
