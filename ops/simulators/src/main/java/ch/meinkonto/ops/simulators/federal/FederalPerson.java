package ch.meinkonto.ops.simulators.federal;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Somebody with a federal login. Nobody here is real.
 *
 * @param subject how clients know them ({@code sub})
 * @param givenName first name
 * @param familyName family name
 * @param email address
 * @param emailVerified whether the federal login has proven the address
 * @param level how well they are known, 100 to 600
 * @param birth date of birth, absent where nobody has seen an identity document
 */
public record FederalPerson(String subject, String givenName, String familyName, String email, boolean emailVerified,
        int level, @Nullable LocalDate birth) {
    /** How the levels begin on the wire. */
    public static final String LEVEL = "urn:qa.agov.ch:names:tc:ac:classes:";

    FederalPerson(String subject, String givenName, String familyName, String email, boolean emailVerified, int level) {
        this(subject, givenName, familyName, email, emailVerified, level, null);
    }

    /** One for each level, and one whose address nobody has proven. None of them lives in the city. */
    static final List<FederalPerson> STRANGERS = List.of(
            new FederalPerson("F-7c1e0b54", "Gion", "Caduff", "gion.caduff@example.ch", true, 100),
            new FederalPerson("F-19a6d3f2", "Hanna", "Bieri", "hanna.bieri@example.ch", true, 200),
            new FederalPerson("F-e2b7740c", "Ivo", "Lombardi", "ivo.lombardi@example.ch", true, 300,
                    LocalDate.of(1979, 8, 2)),
            new FederalPerson("F-50d8c9ab", "Jana", "Favre", "jana.favre@example.ch", true, 400,
                    LocalDate.of(1991, 1, 17)),
            new FederalPerson("F-b3f06e18", "Anna", "Muster", "anna.muster@example.ch", true, 400,
                    LocalDate.of(1985, 3, 27)),
            new FederalPerson("F-8841fa67", "Kim", "Nguyen", "kim.nguyen@example.ch", true, 500,
                    LocalDate.of(1999, 12, 31)),
            new FederalPerson("F-d90c25e3", "Lea", "Rossi", "lea.rossi@example.ch", true, 600,
                    LocalDate.of(1968, 5, 9)),
            new FederalPerson("F-36ee91d0", "Max", "Ungewiss", "max.ungewiss@example.ch", false, 100));

    /** As pages and tokens name them. */
    public String name() {
        return givenName + " " + familyName;
    }

    /** The claim {@code acr}. */
    String acr() {
        return LEVEL + level;
    }
}
