package ch.meinkonto.ops.ech;

import org.jspecify.annotations.Nullable;

/**
 * By what right somebody lives in the new dwelling (eCH-0185 {@code housingSituationMoveInMunicipalityType}).
 *
 * @param situation code 1, 2 or 3 of the standard
 * @param name of the landlord or main tenant, 1 to 100 characters
 * @param address of the landlord or main tenant
 */
public record Housing(Situation situation, @Nullable String name, @Nullable PostalAddress address) {
    private static final int LONGEST_NAME = 100;

    public Housing {
        Texts.optionalToken(name, 1, LONGEST_NAME);
    }

    /** The codes of {@code housingSituationTypeType}; the schema does not say their meaning, the names are ours. */
    public enum Situation implements Coded {
        OWNER("1"),
        TENANT("2"),
        SUBTENANT("3");

        private final String code;

        Situation(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    static Housing read(ElementReader in) {
        Housing housing = in.child("housingSituationMoveInMunicipality", Standard.ECH_0185, Housing::readSituation);
        in.refuseUnsupported("extension");
        return housing;
    }

    private static Housing readSituation(ElementReader in) {
        Housing housing = new Housing(
                in.value("housingSituationType", raw -> Coded.of(Situation.class, Lexical.collapsed(raw))),
                in.optionalValue("name", Lexical::collapsed),
                in.optionalChild("address", Standard.ECH_0010, PostalAddress::read));
        in.refuseUnsupported("extension");
        return housing;
    }

    void write(ElementWriter out) {
        out.child("housingSituationMoveInMunicipality", Standard.ECH_0185, this, Housing::writeSituation);
    }

    private void writeSituation(ElementWriter out) {
        out.value("housingSituationType", situation);
        out.value("name", name);
        out.child("address", Standard.ECH_0010, address, PostalAddress::write);
    }
}
