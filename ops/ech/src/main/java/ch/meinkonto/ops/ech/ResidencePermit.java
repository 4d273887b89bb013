package ch.meinkonto.ops.ech;

import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The permit of a foreigner (eCH-0011 {@code residencePermitDataType}).
 *
 * @param code kind of permit by eCH-0006 {@code residencePermitType}
 * @param validFrom first day
 * @param validTill last day
 * @param entry day of the entry into Switzerland
 */
public record ResidencePermit(String code, @Nullable LocalDate validFrom, @Nullable LocalDate validTill,
        @Nullable LocalDate entry) {
    private static final Set<String> CODES = Set.of("01", "0102", "02", "0201", "0202", "03", "0301", "0302", "04",
            "0401", "0402", "05", "0503", "06", "0601", "0602", "060101", "060201", "060102", "060202", "07", "0701",
            "0702", "070101", "070201", "070102", "070202", "070103", "070104", "070204", "070105", "070205", "070206",
            "070907", "08", "0804", "09", "0905", "10", "1006", "100601", "100602", "100603", "11", "1107", "12",
            "1208", "1300");

    public ResidencePermit {
        if (!CODES.contains(code)) {
            throw new IllegalArgumentException("no such permit");
        }
    }

    /** A permit that runs to {@code validTill}. */
    public static ResidencePermit of(Category category, @Nullable LocalDate validTill) {
        return new ResidencePermit(category.code, null, validTill, null);
    }

    public Category category() {
        String first = code.substring(0, 2);
        for (Category category : Category.values()) {
            if (category.code.startsWith(first)) {
                return category;
            }
        }
        throw new IllegalStateException("every code has a category");
    }

    /** Permits as people call them: by the letter on the card. */
    public enum Category {
        /** Season workers, of old. */
        A("01"),
        /** Stay. */
        B("02"),
        /** Settled. */
        C("03"),
        /** Families of diplomats and officials, who may work. */
        CI("04"),
        /** Admitted for the time being. */
        F("05"),
        /** Cross-border workers. */
        G("06"),
        /** Short stay. */
        L("07"),
        /** Asylum seekers. */
        N("08"),
        /** In need of protection. */
        S("09"),
        /** Reported by their employers. */
        REPORTED("10"),
        /** Diplomats. */
        DIPLOMAT("11"),
        /** Officials of international organisations. */
        OFFICIAL("12"),
        /** None of these. */
        UNASSIGNED("1300");

        private final String code;

        Category(String code) {
            this.code = code;
        }
    }

    static ResidencePermit read(ElementReader in) {
        return new ResidencePermit(in.value("residencePermit", raw -> raw),
                in.optionalValue("residencePermitValidFrom", Lexical::date),
                in.optionalValue("residencePermitValidTill", Lexical::date),
                in.optionalValue("entryDate", Lexical::date));
    }

    void write(ElementWriter out) {
        out.value("residencePermit", code);
        out.value("residencePermitValidFrom", validFrom);
        out.value("residencePermitValidTill", validTill);
        out.value("entryDate", entry);
    }
}
