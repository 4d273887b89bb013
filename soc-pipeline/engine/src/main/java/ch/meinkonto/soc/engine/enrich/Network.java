package ch.meinkonto.soc.engine.enrich;

import org.jspecify.annotations.Nullable;

/**
 * Where an address belongs; what is not known is null.
 *
 * @param country ISO 3166-1 alpha-2 code
 * @param city its name in English
 * @param location latitude and longitude in degrees (WGS 84), written {@code 47.37,8.54}
 * @param number number of the autonomous system
 * @param organisation who runs that system
 */
public record Network(@Nullable String country, @Nullable String city, @Nullable String location,
        @Nullable Long number, @Nullable String organisation) {
    /** Nothing is known. */
    public static final Network UNKNOWN = new Network(null, null, null, null, null);

    /** This, and what only the other knows. */
    Network or(Network other) {
        boolean located = country != null || location != null;
        return new Network(located ? country : other.country, located ? city : other.city,
                located ? location : other.location, number != null ? number : other.number,
                number != null ? organisation : other.organisation);
    }
}
