package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.access.Acting.TakingPart;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.CaseRejected.Reason;
import ch.meinkonto.portal.cases.Timeline.Kind;
import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.portal.lookedat.StaffLooks;
import ch.meinkonto.portal.party.Parties;
import ch.meinkonto.portal.party.Party;
import ch.meinkonto.portal.party.Party.Side;
import ch.meinkonto.portal.party.Party.State;
import ch.meinkonto.portal.party.Party.Word;
import ch.meinkonto.portal.party.PartyRole;
import ch.meinkonto.portal.party.PostOfParties;
import ch.meinkonto.portal.party.TakePart;

/** Somebody who takes part in another's request sees what they are asked, agrees or declines, and can leave. */
@UseCase
class AgreeToRequest {
    private static final String PARTY = "party";

    private final Parties parties;
    private final TakePart takePart;
    private final Drafts drafts;
    private final Cases cases;
    private final Timeline timeline;
    private final StaffLooks looks;
    private final AccessLog accesses;
    private final PostOfParties post;
    private final Clock clock;

    AgreeToRequest(Parties parties, TakePart takePart, Drafts drafts, Cases cases, Timeline timeline, StaffLooks looks,
            AccessLog accesses, PostOfParties post, Clock clock) {
        this.parties = parties;
        this.takePart = takePart;
        this.drafts = drafts;
        this.cases = cases;
        this.timeline = timeline;
        this.looks = looks;
        this.accesses = accesses;
        this.post = post;
        this.clock = clock;
    }

    /**
     * Somebody's part in a request.
     *
     * @param party who takes part
     * @param role in which role
     * @param shown what they are asked to agree to; nothing where they are not asked, or no longer take part
     * @param digest of that; empty where nothing is asked
     * @param open whether what they say still counts
     * @param file the case, absent while it is a draft or when that was given up
     */
    record Asked(Party party, PartyRole role, Map<String, Object> shown, String digest, boolean open,
            @Nullable CaseFile file) {
        /** Whether they have agreed to exactly this. */
        boolean agreed() {
            return !digest.isEmpty() && party.agreesTo(digest);
        }
    }

    /**
     * What somebody is asked. Whose request it is sees that they looked.
     *
     * @throws CaseNotFound when they do not take part, or somebody acts in their name who may not
     * @throws ch.meinkonto.portal.cityservice.StrongerSignInNeeded when the service demands a stronger sign-in
     */
    Asked look(OnlineService service, UUID id, Resident resident) {
        Asked asked = asked(service, id, resident);
        Person person = asked.party().person();
        if (asked.party().takesPart() && person != null) {
            CaseFile file = asked.file();
            if (file == null) {
                looks.addParticipant(person.account(), person.name(), asked.party().applicant().account(),
                        service.city().name());
            } else {
                accesses.addParticipant(file, person);
            }
        }
        if (resident.representative() == null) {
            post.openedByParty(asked.party(), resident.id());
        }
        return asked;
    }

    private Asked asked(OnlineService service, UUID id, Resident resident) {
        resident.mustSatisfy(service.city());
        Party party = parties.find(id)
                .filter(found -> found.service().equals(service.city().name()))
                .orElseThrow(() -> CaseNotFound.unknown(PARTY, id.toString()));
        Person person = party.person();
        boolean mine = person != null && person.account().equals(resident.id()) && resident.concerned() == null
                && !(resident.acting() instanceof TakingPart);
        if (!mine) {
            throw CaseNotFound.ofSomebodyElse(PARTY, id.toString());
        }
        PartyRole role = PartiesOfRequest.role(service, party)
                .orElseThrow(() -> CaseNotFound.unknown("role", party.role()));
        String owner = party.applicant().account();
        Optional<CaseFile> file = cases.findSubmission(service, owner, party.submission());
        Optional<Answers> answers = file.map(CaseFile::answers)
                .or(() -> drafts.of(service, owner, party.submission())
                        .map(draft -> draft.form().relevant(draft.answers())));
        boolean open = party.takesPart() && file.map(found -> found.state().isOpen()).orElse(answers.isPresent());
        Answers counting = answers.filter(known -> party.takesPart()).orElse(Answers.none());
        return party.takesPart() && answers.isPresent()
                ? new Asked(party, role, role.shown(counting), role.digest(counting), open, file.orElse(null))
                : new Asked(party, role, Map.of(), "", open, file.orElse(null));
    }

    /**
     * Says yes or no. The same twice counts once.
     *
     * @param digest of what was on the page: that is what they agree to
     * @throws CaseRejected when it changed meanwhile, or is decided
     */
    void say(OnlineService service, UUID id, Word word, String digest, Resident resident) {
        Party party = parties.find(id).orElseThrow(() -> CaseNotFound.unknown(PARTY, id.toString()));
        // Nothing is changed or handed in between what they saw and what they say.
        drafts.lock(service, party.applicant().account());
        Asked asked = asked(service, id, resident);
        boolean takesBackNothing = word == Word.TAKEN_BACK && asked.party().state(clock.instant()) != State.AGREED;
        if (!asked.open() || takesBackNothing && asked.party().state(clock.instant()) != State.TAKEN_BACK) {
            throw new CaseRejected(Reason.NOT_IN_THIS_STATE);
        }
        if (asked.digest().isEmpty() || !asked.digest().equals(digest)) {
            throw new CaseRejected(Reason.CHANGED_MEANWHILE);
        }
        if (takePart.say(asked.party(), word, digest, resident.representative())) {
            tell(asked, PartiesOfRequest.kind(word), resident.representative());
        }
    }

    /**
     * Ends somebody's part, from either side. What was agreed to in a case only who agreed takes back.
     *
     * @return which side it was
     * @throws CaseNotFound when it is neither side
     * @throws CaseRejected when the applicant would remove an agreement that was handed in
     */
    Side end(OnlineService service, UUID id, Resident resident) {
        Party party = parties.find(id)
                .filter(found -> found.service().equals(service.city().name()))
                .orElseThrow(() -> CaseNotFound.unknown(PARTY, id.toString()));
        drafts.lock(service, party.applicant().account());
        if (party.applicant().account().equals(resident.id()) && !(resident.acting() instanceof TakingPart)) {
            if (party.reference() != null && !party.fillsIn()) {
                throw new CaseRejected(Reason.NOT_IN_THIS_STATE);
            }
            end(asOf(service, party), Side.APPLICANT);
            return Side.APPLICANT;
        }
        Asked asked = asked(service, id, resident);
        if (!asked.open() && !asked.role().fillsIn()) {
            throw new CaseRejected(Reason.NOT_IN_THIS_STATE);
        }
        end(asked, Side.PARTY);
        return Side.PARTY;
    }

    private Asked asOf(OnlineService service, Party party) {
        PartyRole role = PartiesOfRequest.role(service, party)
                .orElseThrow(() -> CaseNotFound.unknown("role", party.role()));
        CaseFile file = cases.findSubmission(service, party.applicant().account(), party.submission()).orElse(null);
        return new Asked(party, role, Map.of(), "", true, file);
    }

    private void end(Asked asked, Side by) {
        if (takePart.end(asked.party().id(), by)) {
            tell(asked, Kind.PARTY_LEFT, null);
        }
    }

    /** What happens to a case stands in its time line, for staff too. */
    private void tell(Asked asked, Kind kind, @Nullable String representative) {
        Person person = asked.party().person();
        CaseFile file = asked.file();
        if (file != null && person != null) {
            timeline.add(file.reference(), kind, clock.instant(), person, representative);
        }
    }
}
