package ch.meinkonto.portal.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.PartiesMissing.Missing;
import ch.meinkonto.portal.cases.Timeline.Kind;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.portal.party.Parties;
import ch.meinkonto.portal.party.Party;
import ch.meinkonto.portal.party.Party.Said;
import ch.meinkonto.portal.party.PartyRole;
import ch.meinkonto.portal.party.TakePart;

/** Who takes part in a draft or case besides its owner, and what that means for it, in the current transaction. */
@Component
class PartiesOfRequest {
    private final Parties parties;
    private final TakePart takePart;
    private final Timeline timeline;

    PartiesOfRequest(Parties parties, TakePart takePart, Timeline timeline) {
        this.parties = parties;
        this.takePart = takePart;
        this.timeline = timeline;
    }

    /** Everybody, also those who no longer take part. Services without roles ask no table. */
    List<Party> of(OnlineService service, String owner, UUID submission) {
        return service.parties().isEmpty() ? List.of() : parties.of(owner, submission);
    }

    /** The role of somebody; empty when the service has it no longer. */
    static Optional<PartyRole> role(OnlineService service, Party party) {
        return service.parties().stream().filter(role -> role.name().equals(party.role())).findFirst();
    }

    /** Whether anybody besides the owner fills in a draft. */
    boolean isFilledInByOthers(OnlineService service, Draft draft) {
        return of(service, draft.owner(), draft.id()).stream().anyMatch(Party::opensDraft);
    }

    /** Whether an account fills in a request with its owner, and so sees the case. */
    boolean isFilledInBy(OnlineService service, CaseFile file, String account) {
        return of(service, file.owner(), file.submission()).stream()
                .anyMatch(party -> party.isTakenBy(account) && party.fillsIn());
    }

    /** What is missing after these answers; empty when it can be handed in. */
    static List<Missing> missing(OnlineService service, List<Party> all, Answers answers) {
        List<Missing> missing = new ArrayList<>();
        for (PartyRole role : service.parties()) {
            if (role.wanted().test(answers)) {
                int there = Math.toIntExact(all.stream().filter(party -> counts(role, party, answers)).count());
                if (there < role.least()) {
                    missing.add(new Missing(role.name(), role.least(), there, !role.fillsIn()));
                }
            }
        }
        return missing;
    }

    private static boolean counts(PartyRole role, Party party, Answers answers) {
        boolean inRole = party.takesPart() && party.role().equals(role.name());
        return inRole && (role.fillsIn() || party.agreesTo(role.digest(answers)));
    }

    /** @throws PartiesMissing when somebody, or their agreement to these answers, is missing */
    void mustBeComplete(OnlineService service, String owner, UUID submission, Answers answers) {
        List<Missing> missing = missing(service, of(service, owner, submission), answers);
        if (!missing.isEmpty()) {
            throw new PartiesMissing(missing);
        }
    }

    /** Answers were changed: what somebody said about others lapses, and they are told. */
    void changed(OnlineService service, String owner, UUID submission, Answers answers) {
        for (Party party : of(service, owner, submission)) {
            Said said = party.said();
            boolean stands = said == null || said.lapsedAt() != null || !party.takesPart();
            boolean same = role(service, party)
                    .filter(role -> said != null && role.digest(answers).equals(said.digest()))
                    .isPresent();
            if (!stands && !same) {
                takePart.lapse(party);
            }
        }
    }

    /** The same for a case whose answer was corrected; its time line tells of it. */
    void corrected(OnlineService service, CaseFile file, Instant at) {
        List<Party> before = of(service, file.owner(), file.submission());
        changed(service, file.owner(), file.submission(), file.answers());
        for (Party party : before) {
            Party now = parties.find(party.id()).orElse(party);
            Person person = now.person();
            if (person != null && now.said() != null && !Objects.equals(now.said(), party.said())) {
                timeline.add(file.reference(), Kind.PARTY_LAPSED, at, person, null);
            }
        }
    }

    /** The draft became this case: what others did to it stands in its time line, with their times. */
    void handedIn(OnlineService service, CaseFile file) {
        for (Party party : of(service, file.owner(), file.submission())) {
            Person person = party.person();
            Instant joined = party.joinedAt();
            Said said = party.said();
            if (person == null || joined == null || !party.takesPart()) {
                continue;
            }
            if (said == null) {
                timeline.add(file.reference(), Kind.PARTY_JOINED, joined, person, null);
            } else if (said.lapsedAt() == null) {
                timeline.add(file.reference(), kind(said.word()), said.at(), person, said.representative());
            }
        }
        takePart.handedIn(file.owner(), file.submission(), file.reference());
    }

    static Kind kind(Party.Word word) {
        return switch (word) {
            case AGREED -> Kind.PARTY_AGREED;
            case DECLINED -> Kind.PARTY_DECLINED;
            case TAKEN_BACK -> Kind.PARTY_TAKEN_BACK;
        };
    }

    /** The draft is given up. */
    void givenUp(OnlineService service, String owner, UUID submission) {
        if (!service.parties().isEmpty()) {
            takePart.givenUp(owner, submission);
        }
    }
}
