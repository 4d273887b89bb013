package ch.meinkonto.portal.mandate;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.invitation.InvitationCode;
import ch.meinkonto.portal.invitation.Invitations;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.portal.invitation.RedeemRefusal;
import ch.meinkonto.portal.invitation.Redemption;
import ch.meinkonto.portal.mandate.Mandate.Side;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.MandateEvent.Refusal;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Giving a mandate, taking it, ending it. Each is one transaction, and both sides are told in it. */
@Component
class GiveMandates implements Invitations {
    private final Mandates mandates;
    private final MandateLetters letters;
    private final SecurityEvents events;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    GiveMandates(Mandates mandates, MandateLetters letters, SecurityEvents events, Clock clock) {
        this.mandates = mandates;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A mandate and the code with which somebody takes it. The code is known at this moment only.
     *
     * @param mandate that waits for its representative
     * @param code to be handed over in person
     */
    record Given(Mandate mandate, InvitationCode code) {}

    /**
     * Gives one, to whoever will redeem the code.
     *
     * @param services names of services, one or more, each open to mandates
     * @param until last day, no later than the rules allow
     */
    @Transactional
    public Given give(SortedSet<String> services, LocalDate until, Resident principal, Locale language) {
        principal.mustSatisfy(Assurance.MULTI_FACTOR);
        Instant now = clock.instant();
        Mandate mandate = new Mandate(UUID.randomUUID(), Person.of(principal, language), null, services, now,
                now.plus(Mandate.CODE_HOLDS), until, null, null);
        InvitationCode code = InvitationCode.random(random);
        mandates.add(mandate, code);
        letters.given(mandate);
        events.record(mandate.event(EventAction.MANDATE_GIVE));
        return new Given(mandate, code);
    }

    /** From now on this account may act. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Redemption> redeem(InvitationCode code, Resident representative, Locale language) {
        return mandates.lock(code).map(mandate -> redeem(mandate, representative, language));
    }

    private Redemption redeem(Mandate mandate, Resident representative, Locale language) {
        if (mandate.principal().account().equals(representative.id())) {
            return refuse(mandate, representative, RedeemRefusal.OWN, Refusal.OWN);
        }
        return switch (mandate.state(clock.instant())) {
            case WAITING -> {
                mandates.redeemed(mandate.id(), Person.of(representative, language));
                Mandate redeemed = mandates.find(mandate.id()).orElseThrow();
                letters.redeemed(redeemed);
                events.record(redeemed.event(EventAction.MANDATE_REDEEM));
                yield new Redemption.Redeemed(redeemed.path());
            }
            case LAPSED -> refuse(mandate, representative, RedeemRefusal.LAPSED, Refusal.LAPSED);
            case IN_FORCE, EXPIRED -> refuse(mandate, representative, RedeemRefusal.SPENT, Refusal.SPENT);
            case ENDED -> mandate.representative() == null
                    ? refuse(mandate, representative, RedeemRefusal.ENDED, Refusal.TAKEN_BACK)
                    : refuse(mandate, representative, RedeemRefusal.SPENT, Refusal.SPENT);
        };
    }

    /** Who is refused is told on the page, and the security events hear who had the code. */
    private Redemption refuse(Mandate mandate, Resident who, RedeemRefusal told, Refusal reason) {
        events.record(mandate.refusal(who.id(), reason));
        return new Redemption.Refused(told);
    }

    /**
     * Ends one, from either side. What has ended already stays as it was.
     *
     * @throws CaseNotFound when there is none that this account has to do with
     */
    @Transactional(noRollbackFor = CaseNotFound.class)
    public void end(UUID id, String account) {
        Mandate mandate = mandates.lock(id).orElseThrow(() -> CaseNotFound.unknown("mandate", id.toString()));
        Side side = mandate.sideOf(account);
        if (side == null) {
            events.record(new AuthorizationDeniedEvent("mandate", Digests.of(id.toString()), "not_owner"));
            throw CaseNotFound.ofSomebodyElse("mandate", id.toString());
        }
        if (mandate.canBeEnded(clock.instant())) {
            mandates.ended(id, side);
            letters.ended(mandates.find(id).orElseThrow(), side);
            events.record(mandate.event(EventAction.MANDATE_END));
        }
    }
}
