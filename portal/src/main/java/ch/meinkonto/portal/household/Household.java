package ch.meinkonto.portal.household;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.ops.ech.PersonIdentification;

/**
 * Who lives with somebody, and where, as the register says at this moment. It is shown and forgotten.
 *
 * @param person whose household it is
 * @param birth their date of birth
 * @param address where they are registered
 * @param members who else is registered there
 */
record Household(PersonIdentification person, LocalDate birth, Address address, List<Member> members) {
    Household {
        members = List.copyOf(members);
    }

    /**
     * Where somebody is registered.
     *
     * @param since first day there, absent where the register does not tell
     */
    record Address(String street, String house, String postcode, String town, @Nullable LocalDate since) {
        /** On one line. */
        public String line() {
            return (street + " " + house).strip() + ", " + postcode + " " + town;
        }
    }

    /**
     * Somebody who lives there too.
     *
     * @param id number of the register
     * @param birth of who is under age; of others it is not told
     * @param personIs what the person whose household it is, is to them
     * @param memberIs what they are to that person
     */
    record Member(String id, String officialName, String firstNames, @Nullable LocalDate birth, Relation personIs,
            Relation memberIs) {
        private static final int FULL_AGE = 18;

        /** First names and name, as people read it. */
        public String name() {
            return firstNames + " " + officialName;
        }

        boolean isUnderAge(LocalDate today) {
            return birth != null && birth.plusYears(FULL_AGE).isAfter(today);
        }

        /** Message key of who they are to the person. */
        public String relationKey() {
            String text = personIs.isParent() ? "child" : personIs.isFosterParent() ? "foster-child" : memberIs.text();
            return "household.relation." + text;
        }
    }

    /** First names and name of whose household it is. */
    public String name() {
        return person.firstNames() + " " + person.officialName();
    }

    /** Nobody's name in a log. */
    @Override
    public String toString() {
        return "Household[…]";
    }
}
