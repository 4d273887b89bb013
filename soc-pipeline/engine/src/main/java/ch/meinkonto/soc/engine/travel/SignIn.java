package ch.meinkonto.soc.engine.travel;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A successful sign-in from an address whose place is known.
 *
 * @param account pseudonymous id
 * @param id of its event
 * @param time when
 * @param place where
 * @param country ISO 3166-1 code, where known
 * @param city where known
 * @param network number of the autonomous system, where known
 * @param travel what was found when it came, null for nothing; it stays, whatever comes later
 */
record SignIn(String account, String id, Instant time, Place place, @Nullable String country, @Nullable String city,
        @Nullable Long network, @Nullable Travel travel) {
    static final String ACTION = "auth.login";
    /** In time; of two at the same moment the one of the lesser id first. */
    static final Comparator<SignIn> ORDER = Comparator.comparing(SignIn::time).thenComparing(SignIn::id);

    /** The sign-in of which a document tells; null where it tells of something else or of no known place. */
    static @Nullable SignIn read(String id, Instant time, Map<String, Object> fields) {
        String account = text(fields, "user.id");
        Place place = Place.parse(fields.get("client.geo.location"));
        boolean success = ACTION.equals(fields.get("event.action")) && "success".equals(fields.get("event.outcome"));
        return !success || account == null || place == null
                ? null
                : new SignIn(account, id, time, place, text(fields, "client.geo.country_iso_code"),
                        text(fields, "client.geo.city_name"), number(fields, "client.as.number"), Travel.read(fields));
    }

    SignIn with(@Nullable Travel found) {
        return new SignIn(account, id, time, place, country, city, network, found);
    }

    static @Nullable String text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    static @Nullable Long number(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof Number number ? number.longValue() : null;
    }
}
