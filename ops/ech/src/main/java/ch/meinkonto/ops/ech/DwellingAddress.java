package ch.meinkonto.ops.ech;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody lives (eCH-0011 {@code dwellingAddressType}).
 *
 * @param dwelling numbers in the federal register, where they are known
 * @param household number of the household in the register
 * @param address where that is
 * @param kind who lives there
 * @param movingDate since when
 */
public record DwellingAddress(@Nullable DwellingNumber dwelling, @Nullable String household, SwissAddress address,
        Household kind, @Nullable LocalDate movingDate) {
    private static final int LONGEST_HOUSEHOLD = 36;

    public DwellingAddress {
        Texts.optionalToken(household, 0, LONGEST_HOUSEHOLD);
    }

    /** Kinds of households (eCH-0011 {@code typeOfHouseholdType}). */
    public enum Household implements Coded {
        UNKNOWN("0"),
        PRIVATE("1"),
        COLLECTIVE("2"),
        PRIVATE_COLLECTIVE("3");

        private final String code;

        Household(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    static DwellingAddress read(ElementReader in) {
        Integer egid = in.optionalValue("EGID", Lexical::number);
        Integer ewid = in.optionalValue("EWID", Lexical::number);
        if (egid == null && ewid != null) {
            throw new IllegalArgumentException("a dwelling's number means nothing without its building's");
        }
        return new DwellingAddress(egid == null ? null : new DwellingNumber(egid, ewid),
                in.optionalValue("householdID", Lexical::collapsed),
                in.child("address", Standard.ECH_0010, SwissAddress::read),
                in.value("typeOfHousehold", code -> Coded.of(Household.class, code)),
                in.optionalValue("movingDate", Lexical::date));
    }

    void write(ElementWriter out) {
        out.value("EGID", dwelling == null ? null : (Integer) dwelling.egid());
        out.value("EWID", dwelling == null ? null : dwelling.ewid());
        out.value("householdID", household);
        out.child("address", Standard.ECH_0010, address, SwissAddress::write);
        out.value("typeOfHousehold", kind);
        out.value("movingDate", movingDate);
    }
}
