package ch.meinkonto.ops.simulators.population;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.NamedPersonId;
import ch.meinkonto.ops.ech.PartialDate;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.ops.ech.ResidencePermit;
import ch.meinkonto.ops.ech.Sex;

/**
 * Somebody who is registered in the city.
 *
 * @param index running number, from 0
 * @param ahvn13 AHV number
 * @param officialName official name
 * @param firstNames first names
 * @param sex as registered
 * @param birth date of birth
 * @param permit of a foreigner; Swiss citizens need none
 * @param protection why the register is careful with them
 * @param role in the household
 * @param home where they are registered at the start
 */
public record Resident(int index, Ahvn13 ahvn13, String officialName, String firstNames, Sex sex, LocalDate birth,
        @Nullable ResidencePermit permit, Protection protection, Role role, Home home) {
    private static final int FULL_AGE = 18;

    /** Why a register is careful with somebody. */
    public enum Protection {
        /** No reason. */
        NONE,
        /** Nothing may be told to private persons (Auskunftssperre). */
        INFORMATION_BLOCK,
        /** Others act for them (umfassende Beistandschaft). */
        DEPUTYSHIP
    }

    /** Place in the household. */
    public enum Role {
        ALONE,
        PARTNER,
        CHILD,
        PARENT,
        GROWN_CHILD
    }

    /** Whether they are of age on {@code day}. */
    public boolean isOfAge(LocalDate day) {
        return !birth.plusYears(FULL_AGE).isAfter(day);
    }

    /** As messages name them. */
    public PersonIdentification identification() {
        return new PersonIdentification(ahvn13, new NamedPersonId("LOC.261", "R" + index), List.of(), List.of(),
                officialName, firstNames, null, sex, PartialDate.of(birth));
    }
}
