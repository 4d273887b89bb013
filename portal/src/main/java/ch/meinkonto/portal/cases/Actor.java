package ch.meinkonto.portal.cases;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.access.Resident;

/**
 * Who does something on the resident's side.
 *
 * @param account id of who acts
 * @param representative their name, where they act by mandate; absent where the resident acts
 */
record Actor(String account, @Nullable String representative) {
    static Actor of(Resident resident) {
        return new Actor(resident.actor(), resident.representative());
    }

    @Override
    public String toString() {
        return "Actor[account=" + account + "]";
    }
}
