package ch.meinkonto.ops.ech;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody comes from or goes to (eCH-0011 {@code destinationType}).
 *
 * @param place which town or country
 * @param address where mail reaches them there
 */
public record Destination(Place place, @Nullable PostalAddress address) {
    static Destination read(ElementReader in) {
        return new Destination(Place.read(in),
                in.optionalChild("mailAddress", Standard.ECH_0010, PostalAddress::read));
    }

    void write(ElementWriter out) {
        Place.write(place, out);
        out.child("mailAddress", Standard.ECH_0010, address, PostalAddress::write);
    }
}
