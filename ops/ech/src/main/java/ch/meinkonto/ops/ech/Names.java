package ch.meinkonto.ops.ech;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * All names of a person (eCH-0020 {@code nameInfoType}, eCH-0011 {@code nameDataType}), each of 1 to 100 characters.
 *
 * @param official official name
 * @param first first names
 * @param original name before the first marriage
 * @param alliance name with the partner's
 * @param alias also known as
 * @param other any other
 * @param call first name they go by
 * @param validFrom since when
 */
public record Names(String official, String first, @Nullable String original, @Nullable String alliance,
        @Nullable String alias, @Nullable String other, @Nullable String call, @Nullable LocalDate validFrom) {
    private static final int LONGEST = PersonIdentification.LONGEST_NAME;

    public Names {
        Texts.token(official, 1, LONGEST);
        Texts.token(first, 1, LONGEST);
        Texts.optionalToken(original, 1, LONGEST);
        Texts.optionalToken(alliance, 1, LONGEST);
        Texts.optionalToken(alias, 1, LONGEST);
        Texts.optionalToken(other, 1, LONGEST);
        Texts.optionalToken(call, 1, LONGEST);
    }

    public static Names of(String official, String first) {
        return new Names(official, first, null, null, null, null, null, null);
    }

    static Names read(ElementReader in) {
        Names names = in.child("nameData", Standard.ECH_0011, Names::readNames);
        LocalDate validFrom = in.optionalValue("nameValidFrom", Lexical::date);
        return new Names(names.official, names.first, names.original, names.alliance, names.alias, names.other,
                names.call, validFrom);
    }

    private static Names readNames(ElementReader in) {
        Names names = new Names(in.value("officialName", Lexical::collapsed), in.value("firstName", Lexical::collapsed),
                in.optionalValue("originalName", Lexical::collapsed),
                in.optionalValue("allianceName", Lexical::collapsed),
                in.optionalValue("aliasName", Lexical::collapsed), in.optionalValue("otherName", Lexical::collapsed),
                in.optionalValue("callName", Lexical::collapsed), null);
        in.refuseUnsupported("nameOnForeignPassport", "declaredForeignName");
        return names;
    }

    void write(ElementWriter out) {
        out.child("nameData", Standard.ECH_0011, this, Names::writeNames);
        out.value("nameValidFrom", validFrom);
    }

    private void writeNames(ElementWriter out) {
        out.value("officialName", official);
        out.value("firstName", first);
        out.value("originalName", original);
        out.value("allianceName", alliance);
        out.value("aliasName", alias);
        out.value("otherName", other);
        out.value("callName", call);
    }
}
