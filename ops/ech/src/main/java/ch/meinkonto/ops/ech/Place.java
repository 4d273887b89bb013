package ch.meinkonto.ops.ech;

import org.jspecify.annotations.Nullable;

/** A place anywhere (eCH-0011 {@code generalPlaceType}). */
public sealed interface Place {
    /** Nobody knows. */
    record Unknown() implements Place {}

    /** In Switzerland. */
    record SwissTown(Municipality municipality) implements Place {}

    /**
     * In another country.
     *
     * @param country which
     * @param town at most 100 characters
     */
    record Abroad(Country country, @Nullable String town) implements Place {
        private static final int LONGEST_TOWN = 100;

        public Abroad {
            Texts.optionalToken(town, 0, LONGEST_TOWN);
        }
    }

    static Place read(ElementReader in) {
        if (in.at("unknown")) {
            return in.value("unknown", raw -> {
                if (!"0".equals(Lexical.collapsed(raw))) {
                    throw new IllegalArgumentException("unknown is written 0");
                }
                return new Unknown();
            });
        }
        return in.at("swissTown")
                ? new SwissTown(in.child("swissTown", Standard.ECH_0007, Municipality::read))
                : in.child("foreignCountry", Standard.ECH_0011, abroad -> new Abroad(
                        abroad.child("country", Standard.ECH_0008, Country::read),
                        abroad.optionalValue("town", Lexical::collapsed)));
    }

    static void write(Place place, ElementWriter out) {
        switch (place) {
            case Unknown unknown -> out.value("unknown", "0");
            case SwissTown town -> out.child("swissTown", Standard.ECH_0007, town.municipality(), Municipality::write);
            case Abroad abroad -> out.child("foreignCountry", Standard.ECH_0011, abroad, (foreign, content) -> {
                content.child("country", Standard.ECH_0008, foreign.country(), Country::write);
                content.value("town", foreign.town());
            });
        }
    }
}
