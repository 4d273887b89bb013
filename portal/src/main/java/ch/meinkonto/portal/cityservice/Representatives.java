package ch.meinkonto.portal.cityservice;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Whoever keeps mandates tells who represents a resident in a service at this moment. */
public interface Representatives {
    /**
     * Somebody who represents a resident.
     *
     * @param account their pseudonymous account id
     * @param email their address, absent where none is known
     * @param language of messages to them
     */
    record Representative(String account, @Nullable String email, Locale language) {
        @Override
        public String toString() {
            return "Representative[account=" + account + "]";
        }
    }

    /**
     * All who do, by mandates in force.
     *
     * @param residentId pseudonymous account id of whom they represent
     * @param service name of the city service
     */
    List<Representative> of(String residentId, String service);
}
