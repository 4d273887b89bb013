package ch.meinkonto.portal.access;

import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.access.Acting.AsParent;
import ch.meinkonto.portal.access.Acting.ByMandate;
import ch.meinkonto.portal.access.Acting.TakingPart;
import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.ProvenIdentity;
import ch.meinkonto.portal.cityservice.StrongerSignInNeeded;
import ch.meinkonto.portal.cityservice.Ward;

/**
 * For whom something is done, as an argument of a controller method: the person who is signed in, or whom they represent in this
 * request.
 *
 * @param id pseudonymous account id of the party: drafts, cases, payments and documents belong to it
 * @param email where messages go; absent for programs, whose token does not tell
 * @param name of whom it is about, as the account has it, or the child's; absent for programs, whose token does not tell
 * @param assurance how strongly whoever acts signed in
 * @param identity how far it is proven who the party is, in this sign-in or before; by mandate nobody is proven
 * @param person whom the identity provider has seen; absent where it does not tell
 * @param acting by what right they act for somebody else; absent where they act for themselves
 */
public record Resident(String id, @Nullable String email, @Nullable String name, Assurance assurance,
        ProvenIdentity identity, @Nullable ProvenPerson person, @Nullable Acting acting) {
    /** Somebody who acts for themselves, for whom nobody vouches. */
    public Resident(String id, @Nullable String email, @Nullable String name, Assurance assurance) {
        this(id, email, name, assurance, ProvenIdentity.SELF_DECLARED, null);
    }

    /** Somebody who acts for themselves. */
    public Resident(String id, @Nullable String email, @Nullable String name, Assurance assurance,
            ProvenIdentity identity, @Nullable ProvenPerson person) {
        this(id, email, name, assurance, identity, person, null);
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

    /** Account id of who acts: the party itself, whoever has its mandate, or whoever fills in its request with it. */
    public String actor() {
        return switch (acting) {
            case ByMandate mandate -> mandate.representative();
            case TakingPart part -> part.account();
            case AsParent parent -> id;
            case null -> id;
        };
    }

    /** Name of who acts where that is another account than the party's; absent where it is not. */
    public @Nullable String representative() {
        return switch (acting) {
            case ByMandate mandate -> mandate.name();
            case TakingPart part -> part.name();
            case AsParent parent -> null;
            case null -> null;
        };
    }

    /** The child it is about; absent where it is about the party itself. */
    public @Nullable Ward concerned() {
        return acting instanceof AsParent parent ? parent.child() : null;
    }

    /** The language of what the party is sent: their own, where somebody acts for them. */
    public Locale language(Locale ofThePage) {
        return switch (acting) {
            case ByMandate mandate -> mandate.language();
            case TakingPart part -> part.language();
            case AsParent parent -> ofThePage;
            case null -> ofThePage;
        };
    }

    /** Whether they may act in a city service at all. */
    public boolean mayActIn(String service) {
        return !(acting instanceof ByMandate mandate) || mandate.services().contains(service);
    }

    /** Whether something is about the same person as what they do now. */
    public boolean isAbout(@Nullable Ward other) {
        Ward child = concerned();
        return Objects.equals(child == null ? null : child.person(), other == null ? null : other.person());
    }

    /**
     * Whether they may open something in the service it belongs to: their own all of it; who acts for somebody, only what is
     * about that person; who takes part in one draft, none of it by that.
     *
     * @param owner account id of its party
     * @param about the child it is about, absent where it is about the party
     */
    public boolean mayOpen(String owner, @Nullable Ward about) {
        return id.equals(owner) && !(acting instanceof TakingPart) && (acting == null || isAbout(about));
    }

    /**
     * Lets nobody on of whom it is not proven in this sign-in who they are.
     *
     * @throws StrongerSignInNeeded when they must sign in with a provider that has proven it
     */
    public void mustBe(ProvenIdentity wanted) {
        if (!identity.satisfies(wanted) || !assurance.satisfies(wanted.toldIn())) {
            throw new StrongerSignInNeeded(wanted);
        }
    }

    /**
     * Lets nobody on whom a service does not serve online.
     *
     * @throws StrongerSignInNeeded when they must sign in again, or with a provider that has proven who they are
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
