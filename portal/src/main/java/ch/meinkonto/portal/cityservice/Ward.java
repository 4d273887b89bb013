package ch.meinkonto.portal.cityservice;

import java.time.LocalDate;

/**
 * Somebody without an account whom an account may represent by law: a child of the household.
 *
 * @param person local person id of the resident register
 * @param name first names and name
 * @param birth date of birth
 */
public record Ward(String person, String name, LocalDate birth) {
    /** Until this birthday somebody is represented by their parents (Swiss Civil Code, articles 14 and 304). */
    private static final int FULL_AGE = 18;

    public Ward {
        if (person.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a ward has an id and a name");
        }
    }

    /** Whether they are of age on a day, and so act for themselves. */
    public boolean isOfAge(LocalDate day) {
        return !birth.plusYears(FULL_AGE).isAfter(day);
    }

    @Override
    public String toString() {
        return "Ward[]";
    }
}
