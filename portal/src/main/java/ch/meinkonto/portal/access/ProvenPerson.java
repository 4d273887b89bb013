package ch.meinkonto.portal.access;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * A person as their identity document names them, told by the identity provider in this sign-in.
 *
 * @param officialName family name
 * @param firstNames all of them
 * @param birth date of birth
 */
public record ProvenPerson(String officialName, String firstNames, LocalDate birth) {
    /** What the claims tell (OpenID Connect Core, section 5.1); absent where one is missing or no date. */
    static @Nullable ProvenPerson of(OidcUser user) {
        String officialName = user.getFamilyName();
        String firstNames = user.getGivenName();
        String birth = user.getBirthdate();
        try {
            return officialName == null || firstNames == null || birth == null
                    ? null
                    : new ProvenPerson(officialName, firstNames, LocalDate.parse(birth));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Leaves out who it is. */
    @Override
    public String toString() {
        return "ProvenPerson[…]";
    }
}
