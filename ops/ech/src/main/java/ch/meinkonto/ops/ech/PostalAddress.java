package ch.meinkonto.ops.ech;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An address anywhere (eCH-0010 {@code addressInformationType}).
 *
 * @param line1 what stands above the street; at most 60 characters
 * @param line2 the same, second line
 * @param street its name and house, if there is one
 * @param box post office box, if there is one
 * @param locality part of the town
 * @param town at most 40 characters
 * @param code postcode
 * @param country two letters of ISO 3166
 */
public record PostalAddress(@Nullable String line1, @Nullable String line2, @Nullable Street street,
        @Nullable Box box, @Nullable String locality, String town, @Nullable Postcode code, String country) {
    private static final int LONGEST_LINE = 60;
    private static final int LONGEST_TOWN = 40;
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    public PostalAddress {
        Texts.optionalToken(line1, 0, LONGEST_LINE);
        Texts.optionalToken(line2, 0, LONGEST_LINE);
        Texts.optionalToken(locality, 0, LONGEST_TOWN);
        Texts.token(town, 0, LONGEST_TOWN);
        Texts.optionalMatch(country, COUNTRY, 2);
    }

    /**
     * Street and house.
     *
     * @param name at most 60 characters
     * @param house number, at most 12 characters
     * @param dwelling number of the dwelling in the house, at most 10 characters
     */
    public record Street(String name, @Nullable String house, @Nullable String dwelling) {
        private static final int LONGEST_HOUSE = 12;
        private static final int LONGEST_DWELLING = 10;

        public Street {
            Texts.token(name, 0, LONGEST_LINE);
            Texts.optionalToken(house, 0, LONGEST_HOUSE);
            Texts.optionalToken(dwelling, 0, LONGEST_DWELLING);
        }

        static @Nullable Street read(ElementReader in) {
            return in.at("street")
                    ? new Street(in.value("street", Lexical::collapsed),
                            in.optionalValue("houseNumber", Lexical::collapsed),
                            in.optionalValue("dwellingNumber", Lexical::collapsed))
                    : null;
        }

        void write(ElementWriter out) {
            out.value("street", name);
            out.value("houseNumber", house);
            out.value("dwellingNumber", dwelling);
        }
    }

    /**
     * A post office box.
     *
     * @param number from 0 to 99,999,999, if it has one
     * @param text what it is called; at most 15 characters
     */
    public record Box(@Nullable Integer number, String text) {
        private static final int LARGEST = 99_999_999;
        private static final int LONGEST_TEXT = 15;

        public Box {
            if (number != null && (number < 0 || number > LARGEST)) {
                throw new IllegalArgumentException("a box has at most eight digits");
            }
            Texts.token(text, 0, LONGEST_TEXT);
        }
    }

    /** A postcode. */
    public sealed interface Postcode {}

    /**
     * A Swiss postcode.
     *
     * @param code from 1000 to 9999
     * @param addition two digits more, where the post uses them
     * @param id ordinal number at the post
     */
    public record SwissPostcode(int code, @Nullable String addition, @Nullable Integer id) implements Postcode {
        private static final Pattern ADDITION = Pattern.compile("\\d{0,2}");

        public SwissPostcode {
            if (code < 1000 || code > 9999) {
                throw new IllegalArgumentException("a Swiss postcode is from 1000 to 9999");
            }
            Texts.optionalMatch(addition, ADDITION, 2);
            if (id != null && id < 0) {
                throw new IllegalArgumentException("ordinal numbers are not negative");
            }
        }

        static SwissPostcode read(ElementReader in) {
            return new SwissPostcode(in.value("swissZipCode", Lexical::number),
                    in.optionalValue("swissZipCodeAddOn", raw -> raw),
                    in.optionalValue("swissZipCodeId", Lexical::number));
        }

        void write(ElementWriter out) {
            out.value("swissZipCode", code);
            out.value("swissZipCodeAddOn", addition);
            out.value("swissZipCodeId", id);
        }
    }

    /** A postcode of another country; at most 15 characters. */
    public record ForeignPostcode(String code) implements Postcode {
        private static final int LONGEST = 15;

        public ForeignPostcode {
            Texts.token(code, 0, LONGEST);
        }
    }

    static PostalAddress read(ElementReader in) {
        return new PostalAddress(in.optionalValue("addressLine1", Lexical::collapsed),
                in.optionalValue("addressLine2", Lexical::collapsed), Street.read(in), readBox(in),
                in.optionalValue("locality", Lexical::collapsed), in.value("town", Lexical::collapsed), readCode(in),
                in.value("country", Lexical::collapsed));
    }

    private static @Nullable Box readBox(ElementReader in) {
        return in.at("postOfficeBoxNumber") || in.at("postOfficeBoxText")
                ? new Box(in.optionalValue("postOfficeBoxNumber", Lexical::number),
                        in.value("postOfficeBoxText", Lexical::collapsed))
                : null;
    }

    private static @Nullable Postcode readCode(ElementReader in) {
        if (in.at("swissZipCode")) {
            return SwissPostcode.read(in);
        }
        return in.at("foreignZipCode") ? new ForeignPostcode(in.value("foreignZipCode", Lexical::collapsed)) : null;
    }

    void write(ElementWriter out) {
        out.value("addressLine1", line1);
        out.value("addressLine2", line2);
        if (street != null) {
            street.write(out);
        }
        if (box != null) {
            out.value("postOfficeBoxNumber", box.number());
            out.value("postOfficeBoxText", box.text());
        }
        out.value("locality", locality);
        out.value("town", town);
        switch (code) {
            case SwissPostcode swiss -> swiss.write(out);
            case ForeignPostcode foreign -> out.value("foreignZipCode", foreign.code());
            case null -> {
                // Some countries have none.
            }
        }
        out.value("country", country);
    }
}
