package ch.meinkonto.soc.engine.travel;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The way between two sign-ins of an account.
 *
 * @param speed kilometres an hour, whole
 * @param distance kilometres, whole
 * @param seconds between the two, at least one
 * @param country ISO 3166-1 code of the other one's country, where known
 * @param city the other one's city, where known
 * @param network number of the other one's autonomous system, where known
 * @param event id of the other one
 */
record Travel(long speed, long distance, long seconds, @Nullable String country, @Nullable String city,
        @Nullable Long network, String event) {
    static final String PREFIX = "meinkonto.travel.";
    static final String SPEED = PREFIX + "speed_kmh";
    static final String DISTANCE = PREFIX + "distance_km";
    static final String SECONDS = PREFIX + "seconds";
    static final String COUNTRY = PREFIX + "previous.country_iso_code";
    static final String CITY = PREFIX + "previous.city_name";
    static final String NETWORK = PREFIX + "previous.as_number";
    static final String EVENT = PREFIX + "previous.event_id";
    private static final int SECONDS_PER_HOUR = 3_600;

    static Travel between(SignIn one, SignIn other) {
        double distance = one.place().kilometresTo(other.place());
        long seconds = Math.max(1, Duration.between(other.time(), one.time()).abs().toSeconds());
        return new Travel(Math.round(distance / seconds * SECONDS_PER_HOUR), Math.round(distance), seconds,
                other.country(), other.city(), other.network(), other.id());
    }

    /** As fields of a document. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new HashMap<>(
                Map.of(SPEED, speed, DISTANCE, distance, SECONDS, seconds, EVENT, event));
        if (country != null) {
            fields.put(COUNTRY, country);
        }
        if (city != null) {
            fields.put(CITY, city);
        }
        if (network != null) {
            fields.put(NETWORK, network);
        }
        return fields;
    }

    /** What a stored document says; null where it says nothing. */
    static @Nullable Travel read(Map<String, Object> fields) {
        Long speed = SignIn.number(fields, SPEED);
        Long distance = SignIn.number(fields, DISTANCE);
        Long seconds = SignIn.number(fields, SECONDS);
        String event = SignIn.text(fields, EVENT);
        return speed == null || distance == null || seconds == null || event == null
                ? null
                : new Travel(speed, distance, seconds, SignIn.text(fields, COUNTRY), SignIn.text(fields, CITY),
                        SignIn.number(fields, NETWORK), event);
    }
}
