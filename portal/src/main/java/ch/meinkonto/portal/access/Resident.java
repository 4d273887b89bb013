package ch.meinkonto.portal.access;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.IdentityNotProven;
import ch.meinkonto.portal.cityservice.ProvenIdentity;
import ch.meinkonto.portal.cityservice.StrongerSignInNeeded;

/**
 * The person who is signed in, as an argument of a controller method.
 *
 * @param id pseudonymous account id
 * @param email where messages go; absent for programs, whose token does not tell
 * @param name as the account has it; absent for programs, whose token does not tell
 * @param assurance how strongly they signed in
 * @param identity how far it is proven who the owner of the account is, in this sign-in or before
 * @param person whom the identity provider has seen; absent where it does not tell
 */
public record Resident(String id, @Nullable String email, @Nullable String name, Assurance assurance,
        ProvenIdentity identity, @Nullable ProvenPerson person) {
    /** Somebody for whom nobody vouches. */
    public Resident(String id, @Nullable String email, @Nullable String name, Assurance assurance) {
        this(id, email, name, assurance, ProvenIdentity.SELF_DECLARED, null);
    }

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

    /**
     * Lets nobody on of whom it is not proven in this sign-in who they are.
     *
     * @throws IdentityNotProven when they must sign in with a provider that has proven it
     */
    public void mustBe(ProvenIdentity wanted) {
        if (!identity.satisfies(wanted) || !assurance.satisfies(wanted.toldIn())) {
            throw new IdentityNotProven(wanted);
        }
    }

    /**
     * Lets nobody on whom a service does not serve online.
     *
     * @throws StrongerSignInNeeded when they must sign in again
     * @throws IdentityNotProven when they must sign in with a provider that has proven who they are
     */
    public void mustSatisfy(CityService service) {
        mustSatisfy(service.level());
        mustBe(service.identity());
    }

    @Override
    public String toString() {
        return "Resident[id=" + id + "]";
    }
}
