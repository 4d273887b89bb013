package ch.meinkonto.ops.ech;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Civil status (eCH-0020 {@code maritalInfoType}, eCH-0011 {@code maritalDataType}).
 *
 * @param status which
 * @param since since when
 * @param proven whether an official document proves it
 */
public record CivilStatus(Status status, @Nullable LocalDate since, @Nullable Boolean proven) {
    /** The codes of {@code maritalStatusType}. */
    public enum Status implements Coded {
        SINGLE("1"),
        MARRIED("2"),
        WIDOWED("3"),
        DIVORCED("4"),
        UNMARRIED("5"),
        PARTNERSHIP("6"),
        DISSOLVED(
                "7"),
        UNKNOWN("9");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    static CivilStatus read(ElementReader in) {
        CivilStatus status = in.child("maritalData", Standard.ECH_0011, CivilStatus::readData);
        in.refuseUnsupported("maritalDataAddon");
        return status;
    }

    private static CivilStatus readData(ElementReader in) {
        Status status = in.value("maritalStatus", code -> Coded.of(Status.class, code));
        LocalDate since = in.optionalValue("dateOfMaritalStatus", Lexical::date);
        in.refuseUnsupported("cancelationReason");
        Boolean proven = in.optionalValue("officialProofOfMaritalStatusYesNo", Lexical::yes);
        in.refuseUnsupported("separationData");
        return new CivilStatus(status, since, proven);
    }

    void write(ElementWriter out) {
        out.child("maritalData", Standard.ECH_0011, this, (data, content) -> {
            content.value("maritalStatus", data.status());
            content.value("dateOfMaritalStatus", data.since());
            content.value("officialProofOfMaritalStatusYesNo", data.proven());
        });
    }
}
