package ch.meinkonto.soc.engine.travel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What counts as a way: settings {@code meinkonto.travel.*}.
 *
 * @param shortestKm ways that are shorter do not count: an address is placed no better than its network. Longer than
 *        Switzerland, whose mobile networks let people out in any of its cities
 * @param mostAccounts whose latest sign-ins are remembered; those of others are looked up again
 */
@ConfigurationProperties("meinkonto.travel")
record TravelSettings(@DefaultValue("400") int shortestKm, @DefaultValue("50000") int mostAccounts) {
    TravelSettings {
        if (shortestKm < 1 || shortestKm > 20_000) {
            throw new IllegalArgumentException(
                    "meinkonto.travel.shortest-km lies between 1 and 20000: " + shortestKm);
        }
        if (mostAccounts < 1) {
            throw new IllegalArgumentException("meinkonto.travel.most-accounts must be at least 1: " + mostAccounts);
        }
    }
}
