package ch.meinkonto.ops.ech;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A country (eCH-0008 {@code countryType}).
 *
 * @param number of the Federal Statistical Office, from 1000 to 9999; Switzerland has 8100
 * @param iso two letters of ISO 3166
 * @param name short name, at most 50 characters
 */
public record Country(@Nullable Integer number, @Nullable String iso, String name) {
    private static final int LONGEST_NAME = 50;
    private static final Pattern ISO = Pattern.compile("[A-Z]{2}");
    /** Here. Stands after the pattern its constructor uses. */
    public static final Country SWITZERLAND = new Country(8100, "CH", "Schweiz");

    public Country {
        if (number != null && (number < 1000 || number > 9999)) {
            throw new IllegalArgumentException("countries are numbered from 1000 to 9999");
        }
        Texts.optionalMatch(iso, ISO, 2);
        Texts.token(name, 0, LONGEST_NAME);
    }

    static Country read(ElementReader in) {
        return new Country(in.optionalValue("countryId", Lexical::number),
                in.optionalValue("countryIdISO2", Lexical::collapsed),
                in.value("countryNameShort", Lexical::collapsed));
    }

    void write(ElementWriter out) {
        out.value("countryId", number);
        out.value("countryIdISO2", iso);
        out.value("countryNameShort", name);
    }
}
