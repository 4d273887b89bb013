package ch.meinkonto.portal.access;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.StrongerSignInNeeded;

/**
 * The person who is signed in, as an argument of a controller method.
 *
 * @param id pseudonymous account id
 * @param email where messages go; absent for programs, whose token does not tell
 * @param name as the account has it; absent for programs, whose token does not tell
 * @param assurance how surely they are who they say
 */
public record Resident(String id, @Nullable String email, @Nullable String name, Assurance assurance) {
    /**
     * Lets nobody on who is not known surely enough.
     *
     * @throws StrongerSignInNeeded when they must sign in again
     */
    public void mustSatisfy(Assurance level) {
        if (!assurance.satisfies(level)) {
            throw new StrongerSignInNeeded(level);
        }
    }

    @Override
    public String toString() {
        return "Resident[id=" + id + "]";
    }
}
