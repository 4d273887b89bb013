package ch.meinkonto.portal.access;

import org.jspecify.annotations.Nullable;

/**
 * The person who is signed in, as an argument of a controller method.
 *
 * @param id pseudonymous account id
 * @param email where messages go; absent for programs, whose token does not tell
 */
public record Resident(String id, @Nullable String email) {
    @Override
    public String toString() {
        return "Resident[id=" + id + "]";
    }
}
