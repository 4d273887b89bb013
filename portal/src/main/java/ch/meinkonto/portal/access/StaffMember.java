package ch.meinkonto.portal.access;

import java.util.Set;

/**
 * Somebody who works for the city and is signed in, as an argument of a controller method.
 *
 * @param id pseudonymous account id
 * @param name as the account has it, for colleagues; the id where the sign-in told none
 * @param roles what they may do
 */
public record StaffMember(String id, String name, Set<StaffRole> roles) {
    public StaffMember {
        roles = Set.copyOf(roles);
    }

    /** Whether they have a role. */
    public boolean is(StaffRole role) {
        return roles.contains(role);
    }

    /** Leaves out who it is. */
    @Override
    public String toString() {
        return "StaffMember[id=" + id + ", roles=" + roles + "]";
    }
}
