package ch.meinkonto.ops.ech;

import org.jspecify.annotations.Nullable;

/**
 * What asking for the basic health insurance gave (eCH-0185 {@code healthInsuranceDataType}).
 *
 * @param card number of the card, 1 to 100 characters: as it was typed, right or wrong
 * @param insurer its name, 1 to 250 characters
 * @param result whether insured
 */
public record InsuranceCheck(@Nullable String card, @Nullable String insurer, Result result) {
    private static final int LONGEST_CARD = 100;
    private static final int LONGEST_INSURER = 250;

    public InsuranceCheck {
        Texts.optionalToken(card, 1, LONGEST_CARD);
        Texts.optionalToken(insurer, 1, LONGEST_INSURER);
    }

    /** The answer. */
    public enum Result implements Coded {
        YES("Yes"),
        NO("No"),
        UNKNOWN("Unknown");

        private final String code;

        Result(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    static InsuranceCheck read(ElementReader in) {
        InsuranceCheck check = new InsuranceCheck(in.optionalValue("cardNumber", Lexical::collapsed),
                in.optionalValue("insuranceName", Lexical::collapsed),
                in.value("checkResult", raw -> Coded.of(Result.class, Lexical.collapsed(raw))));
        in.refuseUnsupported("extension");
        return check;
    }

    void write(ElementWriter out) {
        out.value("cardNumber", card);
        out.value("insuranceName", insurer);
        out.value("checkResult", result);
    }
}
