package ch.meinkonto.ops.ech;

/**
 * Birth of a person (eCH-0020 {@code birthInfoType}, eCH-0011 {@code birthDataType}).
 *
 * @param date as far as it is known
 * @param place where
 * @param sex as registered
 */
public record Birth(PartialDate date, Place place, Sex sex) {
    static Birth read(ElementReader in) {
        Birth birth = in.child("birthData", Standard.ECH_0011,
                data -> new Birth(data.child("dateOfBirth", Standard.ECH_0044, PartialDate::read),
                        data.child("placeOfBirth", Standard.ECH_0011, Place::read), data.value("sex", Sex::read)));
        in.refuseUnsupported("birthAddonData");
        return birth;
    }

    void write(ElementWriter out) {
        out.child("birthData", Standard.ECH_0011, this, (birth, data) -> {
            data.child("dateOfBirth", Standard.ECH_0044, birth.date(), PartialDate::write);
            data.child("placeOfBirth", Standard.ECH_0011, birth.place(), Place::write);
            data.value("sex", birth.sex());
        });
    }
}
