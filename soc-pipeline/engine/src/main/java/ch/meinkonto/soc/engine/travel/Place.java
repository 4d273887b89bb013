package ch.meinkonto.soc.engine.travel;

import org.jspecify.annotations.Nullable;

/**
 * A point on the Earth (WGS 84).
 *
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 */
record Place(double latitude, double longitude) {
    /** Mean radius of the Earth (IUGG). */
    private static final double RADIUS_KM = 6_371.0088;

    /** Reads {@code 47.37,8.54}; null where it is none. */
    static @Nullable Place parse(@Nullable Object text) {
        if (!(text instanceof String pair)) {
            return null;
        }
        String[] parts = pair.split(",", -1);
        if (parts.length != 2) {
            return null;
        }
        try {
            Place place = new Place(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
            boolean onEarth = Math.abs(place.latitude()) <= 90 && Math.abs(place.longitude()) <= 180;
            return onEarth ? place : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The shortest way over the surface, in kilometres: the haversine formula, less than half a percent off. */
    double kilometresTo(Place other) {
        double north = Math.toRadians(other.latitude - latitude) / 2;
        double east = Math.toRadians(other.longitude - longitude) / 2;
        double square = Math.pow(Math.sin(north), 2) + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude)) * Math.pow(Math.sin(east), 2);
        return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(square)));
    }
}
