package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import ch.meinkonto.portal.access.Acting.TakingPart;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.CaseRejected.Reason;
import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.portal.party.Party;
import ch.meinkonto.portal.party.PartyRole;
import ch.meinkonto.portal.party.PostOfParties;
import ch.meinkonto.portal.party.TakePart;

/** An applicant sees who takes part in their draft, and invites others to it. */
@UseCase
class InviteParties {
    private final AnswerQuestions questions;
    private final Drafts drafts;
    private final PartiesOfRequest parties;
    private final TakePart takePart;
    private final PostOfParties post;
    private final Clock clock;

    InviteParties(AnswerQuestions questions, Drafts drafts, PartiesOfRequest parties, TakePart takePart,
            PostOfParties post, Clock clock) {
        this.questions = questions;
        this.drafts = drafts;
        this.parties = parties;
        this.takePart = takePart;
        this.post = post;
        this.clock = clock;
    }

    /**
     * A draft with everybody who takes part.
     *
     * @param answers those that count
     */
    record Overview(Draft draft, Answers answers, List<Party> parties) {}

    /** Who takes part, or could; what is new of them counts as read by the applicant. */
    Overview show(OnlineService service, Resident resident) {
        mustBeApplicant(resident);
        Draft draft = questions.draft(service, resident);
        List<Party> all = parties.of(service, draft.owner(), draft.id());
        if (resident.representative() == null) {
            post.openedByApplicant(all);
        }
        return new Overview(draft, draft.form().relevant(draft.answers()), all);
    }

    /**
     * A code for one more in a role. Whoever has it sees something of the request, so it takes two factors.
     *
     * @throws CaseRejected when there is no such role after the answers, or no room in it
     */
    TakePart.Invited invite(OnlineService service, String roleName, Resident resident, Locale language) {
        mustBeApplicant(resident);
        resident.mustSatisfy(Assurance.MULTI_FACTOR);
        drafts.lock(service, resident.id());
        Draft draft = questions.draft(service, resident);
        Answers answers = draft.form().relevant(draft.answers());
        long there = parties.of(service, draft.owner(), draft.id())
                .stream()
                .filter(party -> party.role().equals(roleName) && party.counts(clock.instant()))
                .count();
        PartyRole role = service.parties()
                .stream()
                .filter(known -> known.name().equals(roleName) && known.wanted().test(answers) && there < known.most())
                .findFirst()
                .orElseThrow(() -> new CaseRejected(Reason.NO_SUCH_PARTY));
        // It may be one nobody has answered anything in yet.
        drafts.keep(service, draft);
        return takePart.invite(service.city().name(), draft.id(), role, Person.of(resident, language));
    }

    private static void mustBeApplicant(Resident resident) {
        if (resident.acting() instanceof TakingPart) {
            throw new CaseRejected(Reason.NOT_APPLICANT);
        }
    }
}
