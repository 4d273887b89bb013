package ch.meinkonto.ops.ech;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Nationality (eCH-0011 {@code nationalityDataType}).
 *
 * @param status whether it is known
 * @param countries of which they are citizens
 */
public record Nationality(Status status, List<Citizenship> countries) {
    public Nationality {
        countries = List.copyOf(countries);
    }

    public static Nationality of(Country country) {
        return new Nationality(Status.KNOWN, List.of(new Citizenship(country, null)));
    }

    /** The codes of {@code nationalityStatusType}. */
    public enum Status implements Coded {
        UNKNOWN("0"),
        STATELESS("1"),
        KNOWN("2");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /**
     * Citizen of a country.
     *
     * @param country which
     * @param since since when
     */
    public record Citizenship(Country country, @Nullable LocalDate since) {
        static Citizenship read(ElementReader in) {
            return new Citizenship(in.child("country", Standard.ECH_0008, Country::read),
                    in.optionalValue("nationalityValidFrom", Lexical::date));
        }

        void write(ElementWriter out) {
            out.child("country", Standard.ECH_0008, country, Country::write);
            out.value("nationalityValidFrom", since);
        }
    }

    static Nationality read(ElementReader in) {
        return new Nationality(in.value("nationalityStatus", code -> Coded.of(Status.class, code)),
                in.children("countryInfo", Standard.ECH_0011, Citizenship::read));
    }

    void write(ElementWriter out) {
        out.value("nationalityStatus", status);
        out.children("countryInfo", Standard.ECH_0011, countries, Citizenship::write);
    }
}
