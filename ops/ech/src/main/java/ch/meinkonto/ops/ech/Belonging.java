package ch.meinkonto.ops.ech;

import java.util.ArrayList;
import java.util.List;

/** What ties a person to Switzerland: places of origin of a citizen, or the permit of a foreigner (eCH-0020). */
public sealed interface Belonging {
    /** Of a citizen; at least one place. */
    record Origins(List<Origin> places) implements Belonging {
        public Origins {
            places = List.copyOf(places);
            if (places.isEmpty()) {
                throw new IllegalArgumentException("a citizen has a place of origin");
            }
        }
    }

    /**
     * A place of origin (eCH-0011 {@code placeOfOriginType}).
     *
     * @param name at most 50 characters
     * @param canton where it is
     */
    record Origin(String name, Canton canton) {
        private static final int LONGEST_NAME = 50;

        public Origin {
            Texts.text(name, 0, LONGEST_NAME);
        }
    }

    /** Of a foreigner. */
    record Permit(ResidencePermit permit) implements Belonging {}

    static Belonging read(ElementReader in) {
        if (in.at("residencePermitData")) {
            return new Permit(in.child("residencePermitData", Standard.ECH_0011, ResidencePermit::read));
        }
        List<Origin> places = new ArrayList<>();
        do {
            places.add(in.child("placeOfOriginInfo", Standard.ECH_0020, Belonging::readOrigin));
        } while (in.at("placeOfOriginInfo"));
        return new Origins(places);
    }

    private static Origin readOrigin(ElementReader in) {
        Origin origin = in.child("placeOfOrigin", Standard.ECH_0011, place -> {
            Origin read = new Origin(place.value("originName", raw -> raw), place.value("canton", Canton::read));
            place.refuseUnsupported("placeOfOriginId", "historyMunicipalityId");
            return read;
        });
        in.refuseUnsupported("placeOfOriginAddonData");
        return origin;
    }

    static void write(Belonging belonging, ElementWriter out) {
        switch (belonging) {
            case Permit permit ->
                out.child("residencePermitData", Standard.ECH_0011, permit.permit(), ResidencePermit::write);
            case Origins origins -> out.children("placeOfOriginInfo", Standard.ECH_0020, origins.places(),
                    (origin, info) -> info.child("placeOfOrigin", Standard.ECH_0011, origin, (place, content) -> {
                        content.value("originName", place.name());
                        content.value("canton", place.canton().name());
                    }));
        }
    }
}
