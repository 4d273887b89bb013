package ch.meinkonto.portal.invitation;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.access.Resident;

/**
 * One side of an invitation, as they signed in when they gave or took it.
 *
 * @param account pseudonymous account id
 * @param name as the account has it
 * @param email where they are told, absent where none is known
 * @param language of what they are told
 */
public record Person(String account, String name, @Nullable String email, Locale language) {
    /** Who acts for themselves, or whom somebody represents. */
    public static Person of(Resident resident, Locale language) {
        String name = resident.name() == null ? resident.email() : resident.name();
        return new Person(resident.id(), name == null ? "?" : name, resident.email(), resident.language(language));
    }

    @Override
    public String toString() {
        return "Person[account=" + account + "]";
    }
}
