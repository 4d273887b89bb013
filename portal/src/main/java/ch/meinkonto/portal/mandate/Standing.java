package ch.meinkonto.portal.mandate;

import java.util.Objects;

import ch.meinkonto.portal.access.Acting;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.ProvenIdentity;
import ch.meinkonto.portal.cityservice.Representation;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.portal.party.Party;

/** For whom somebody may act at this moment, and where. */
sealed interface Standing {
    /** Names the choice in the session and in forms; the same for as long as it can be chosen. */
    String key();

    /** Name of whom it is about. */
    String name();

    /** Whether a service may be used this way: the service takes it, and it is within what was given. */
    boolean covers(CityService service);

    /** Whether a page of such a service may be opened; all of them unless it says otherwise. */
    default boolean reaches(CityService service, String path) {
        return true;
    }

    /** Whether they pay for what is handed in. */
    default boolean pays() {
        return true;
    }

    /** Who the controllers get instead of whoever signed in. */
    Resident standIn(Resident signedIn);

    /** By a mandate in force. */
    record ByMandate(Mandate mandate) implements Standing {
        @Override
        public String key() {
            return "mandate:" + mandate.id();
        }

        @Override
        public String name() {
            return mandate.principal().name();
        }

        @Override
        public boolean covers(CityService service) {
            return service.isOpenTo(Representation.MANDATE) && mandate.services().contains(service.name());
        }

        @Override
        public Resident standIn(Resident signedIn) {
            Person principal = mandate.principal();
            Person representative = Objects.requireNonNull(mandate.representative());
            return new Resident(principal.account(), principal.email(), principal.name(), signedIn.assurance(),
                    ProvenIdentity.SELF_DECLARED, null,
                    new Acting.ByMandate(signedIn.id(), representative.name(), principal.language(),
                            mandate.services()));
        }
    }

    /** Somebody who fills in one draft with whose it is; of anything else of theirs they see nothing. */
    record InRequest(Party party) implements Standing {
        /** What its keys begin with. */
        static final String KEY = "part:";

        @Override
        public String key() {
            return KEY + party.id();
        }

        @Override
        public String name() {
            return party.applicant().name();
        }

        @Override
        public boolean covers(CityService service) {
            return service.name().equals(party.service());
        }

        @Override
        public boolean reaches(CityService service, String path) {
            return path.equals(service.path()) || path.equals(service.path() + "/apply")
                    || path.startsWith(service.path() + "/apply/");
        }

        @Override
        public boolean pays() {
            return party.handsIn();
        }

        @Override
        public Resident standIn(Resident signedIn) {
            Person applicant = party.applicant();
            return new Resident(applicant.account(), applicant.email(), applicant.name(), signedIn.assurance(),
                    signedIn.identity(), null, new Acting.TakingPart(signedIn.id(), party.name(),
                            applicant.language(), party.submission(), party.handsIn()));
        }
    }

    /** A parent for a child under age. */
    record ForChild(Ward child) implements Standing {
        @Override
        public String key() {
            return "child:" + child.person();
        }

        @Override
        public String name() {
            return child.name();
        }

        @Override
        public boolean covers(CityService service) {
            return service.isOpenTo(Representation.PARENT);
        }

        @Override
        public Resident standIn(Resident signedIn) {
            return new Resident(signedIn.id(), signedIn.email(), child.name(), signedIn.assurance(),
                    signedIn.identity(), signedIn.person(), new Acting.AsParent(child));
        }
    }
}
