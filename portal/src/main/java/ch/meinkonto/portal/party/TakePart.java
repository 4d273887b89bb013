package ch.meinkonto.portal.party;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.invitation.InvitationCode;
import ch.meinkonto.portal.invitation.Invitations;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.portal.invitation.RedeemRefusal;
import ch.meinkonto.portal.invitation.Redemption;
import ch.meinkonto.portal.party.Party.Said;
import ch.meinkonto.portal.party.Party.Side;
import ch.meinkonto.portal.party.Party.Word;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.PartyEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Whatever changes with parties: each change is one transaction with its event, in which both sides are told. */
@Component
public class TakePart implements Invitations {
    private final Parties parties;
    private final PartyLetters letters;
    private final SecurityEvents events;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    TakePart(Parties parties, PartyLetters letters, SecurityEvents events, Clock clock) {
        this.parties = parties;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /**
     * An invitation and the code with which somebody takes it. The code is known at this moment only.
     *
     * @param party who is not known yet
     * @param code to be handed over in person
     */
    public record Invited(Party party, InvitationCode code) {}

    /** Invites whoever will redeem the code; that there is room for them, the caller has checked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Invited invite(String service, UUID submission, PartyRole role, Person applicant) {
        Instant now = clock.instant();
        Party party = new Party(UUID.randomUUID(), service, submission, role.name(), applicant, null, now,
                now.plus(Party.CODE_HOLDS), null, null, null, null, role.fillsIn(),
                role.part() instanceof Part.FillsIn(boolean handsIn) && handsIn);
        InvitationCode code = InvitationCode.random(random);
        parties.add(party, code);
        record(EventAction.CASE_PARTY_INVITE, party, null);
        return new Invited(party, code);
    }

    /** From now on this account takes part. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Redemption> redeem(InvitationCode code, Resident resident, Locale language) {
        return parties.lock(code).map(party -> redeem(party, resident, language));
    }

    private Redemption redeem(Party party, Resident resident, Locale language) {
        if (party.applicant().account().equals(resident.id())) {
            return new Redemption.Refused(RedeemRefusal.OWN);
        }
        return switch (party.state(clock.instant())) {
            case INVITED -> join(party, resident, language);
            case CODE_LAPSED -> new Redemption.Refused(RedeemRefusal.LAPSED);
            case JOINED, ASKED, AGREED, DECLINED, LAPSED, TAKEN_BACK -> new Redemption.Refused(RedeemRefusal.SPENT);
            case ENDED -> new Redemption.Refused(party.person() == null ? RedeemRefusal.ENDED : RedeemRefusal.SPENT);
        };
    }

    private Redemption join(Party party, Resident resident, Locale language) {
        boolean already = parties.of(party.applicant().account(), party.submission())
                .stream()
                .anyMatch(other -> other.isTakenBy(resident.id()));
        if (already) {
            return new Redemption.Refused(RedeemRefusal.ALREADY);
        }
        parties.joined(party.id(), Person.of(resident, language));
        Party joined = now(party);
        record(EventAction.CASE_PARTY_JOIN, joined, null);
        letters.joined(joined);
        return new Redemption.Redeemed(PartyPaths.of(joined));
    }

    /**
     * Somebody says yes or no to what they were shown. The same again changes nothing.
     *
     * @param digest of what they were shown
     * @param representative name of who says it by their mandate
     * @return whether anything changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean say(Party asked, Word word, String digest, @Nullable String representative) {
        Party party = parties.lock(asked.id()).orElseThrow();
        Said before = party.said();
        boolean same = before != null && before.word() == word && before.lapsedAt() == null
                && before.digest().equals(digest);
        if (same || !party.takesPart()) {
            return false;
        }
        parties.said(party.id(), word, digest, representative);
        Party after = now(party);
        switch (word) {
            case AGREED -> record(EventAction.CASE_PARTY_AGREE, after, null);
            case DECLINED -> record(EventAction.CASE_PARTY_DECLINE, after, null);
            case TAKEN_BACK -> record(EventAction.CASE_PARTY_DECLINE, after, "taken_back");
        }
        letters.said(after, word);
        return true;
    }

    /** What was shown has changed since: it is asked again, and whoever said something is told. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lapse(Party party) {
        parties.lapsed(party.id());
        Party lapsed = now(party);
        record(EventAction.CASE_PARTY_END, lapsed, "answers_changed");
        letters.lapsed(lapsed);
    }

    /** Ends somebody's part, from either side; what has ended already stays as it was. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean end(UUID id, Side by) {
        Party party = parties.lock(id).orElseThrow();
        if (party.ended() != null) {
            return false;
        }
        parties.ended(id, by);
        Party ended = now(party);
        record(EventAction.CASE_PARTY_END, ended, by == Side.PARTY ? "left" : "removed");
        letters.ended(ended, by);
        return true;
    }

    /** The draft became a case; invitations nobody took are void. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handedIn(String owner, UUID submission, String reference) {
        for (Party party : parties.of(owner, submission)) {
            if (party.person() == null && party.ended() == null) {
                parties.ended(party.id(), Side.APPLICANT);
            }
        }
        parties.handedIn(owner, submission, reference);
    }

    /** The draft is given up: whoever took part is told, and nothing of it is kept. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void givenUp(String owner, UUID submission) {
        List<Party> taking = parties.of(owner, submission).stream().filter(Party::takesPart).toList();
        for (Party party : taking) {
            record(EventAction.CASE_PARTY_END, party, "given_up");
            letters.givenUp(party);
        }
        parties.forget(submission);
    }

    private Party now(Party party) {
        return parties.find(party.id()).orElseThrow();
    }

    private void record(EventAction action, Party party, @Nullable String reason) {
        events.record(new PartyEvent(action, party.id().toString(), party.service(), party.role(), party.reference(),
                reason));
    }
}
