package ch.meinkonto.ops.ech;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.ops.ech.PostalAddress.Street;
import ch.meinkonto.ops.ech.PostalAddress.SwissPostcode;

/**
 * Where a dwelling is (eCH-0010 {@code swissAddressInformationType}).
 *
 * @param line1 what stands above the street; at most 60 characters
 * @param line2 the same, second line
 * @param street its name and house, if there is one
 * @param locality part of the town
 * @param town at most 40 characters
 * @param code postcode
 */
public record SwissAddress(@Nullable String line1, @Nullable String line2, @Nullable Street street,
        @Nullable String locality, String town, SwissPostcode code) {
    private static final int LONGEST_LINE = 60;
    private static final int LONGEST_TOWN = 40;
    private static final String COUNTRY = "CH";

    public SwissAddress {
        Texts.optionalToken(line1, 0, LONGEST_LINE);
        Texts.optionalToken(line2, 0, LONGEST_LINE);
        Texts.optionalToken(locality, 0, LONGEST_TOWN);
        Texts.token(town, 0, LONGEST_TOWN);
    }

    public static SwissAddress of(String street, String house, int code, String town) {
        return new SwissAddress(null, null, new Street(street, house, null), null, town,
                new SwissPostcode(code, null, null));
    }

    static SwissAddress read(ElementReader in) {
        SwissAddress address = new SwissAddress(in.optionalValue("addressLine1", Lexical::collapsed),
                in.optionalValue("addressLine2", Lexical::collapsed), Street.read(in),
                in.optionalValue("locality", Lexical::collapsed), in.value("town", Lexical::collapsed),
                SwissPostcode.read(in));
        if (!COUNTRY.equals(in.value("country", Lexical::collapsed))) {
            throw new IllegalArgumentException("a Swiss address is in Switzerland");
        }
        return address;
    }

    void write(ElementWriter out) {
        out.value("addressLine1", line1);
        out.value("addressLine2", line2);
        if (street != null) {
            street.write(out);
        }
        out.value("locality", locality);
        out.value("town", town);
        code.write(out);
        out.value("country", COUNTRY);
    }
}
