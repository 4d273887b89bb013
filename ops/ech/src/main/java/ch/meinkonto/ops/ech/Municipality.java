package ch.meinkonto.ops.ech;

import org.jspecify.annotations.Nullable;

/**
 * A Swiss municipality (eCH-0007 {@code swissMunicipalityType}).
 *
 * @param number its number; unknown for some that existed long ago
 * @param name at most 40 characters
 * @param canton its canton
 * @param history its number in the historical directory
 */
public record Municipality(@Nullable BfsNumber number, String name, @Nullable Canton canton,
        @Nullable Integer history) {
    private static final int LONGEST_NAME = 40;

    public Municipality {
        Texts.token(name, 0, LONGEST_NAME);
        if (history != null && history < 0) {
            throw new IllegalArgumentException("numbers of the historical directory are not negative");
        }
    }

    public static Municipality of(BfsNumber number, String name, Canton canton) {
        return new Municipality(number, name, canton, null);
    }

    /** This municipality, which must say its number: without it nobody knows where a message belongs. */
    Municipality numbered() {
        if (number == null) {
            throw new IllegalArgumentException("the municipality must say its number");
        }
        return this;
    }

    static Municipality read(ElementReader in) {
        return new Municipality(in.optionalValue("municipalityId", BfsNumber::read),
                in.value("municipalityName", Lexical::collapsed),
                in.optionalValue("cantonAbbreviation", Canton::read),
                in.optionalValue("historyMunicipalityId", Lexical::number));
    }

    void write(ElementWriter out) {
        out.value("municipalityId", number == null ? null : Integer.toString(number.value()));
        out.value("municipalityName", name);
        out.value("cantonAbbreviation", canton == null ? null : canton.name());
        out.value("historyMunicipalityId", history);
    }
}
