package ch.meinkonto.portal.mandate;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.portal.mandate.Mandate.Side;
import ch.meinkonto.portal.mandate.Mandate.State;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Somebody looks at the mandates they gave or have. */
@Component
class ReadMandates {
    private final Mandates mandates;
    private final PostOfMandates post;
    private final SecurityEvents events;
    private final Clock clock;

    ReadMandates(Mandates mandates, PostOfMandates post, SecurityEvents events, Clock clock) {
        this.mandates = mandates;
        this.post = post;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A mandate as one side sees it.
     *
     * @param mandate what it is
     * @param state how it stands now
     * @param mine whether the reader gave it
     * @param other the other side, absent until the code is redeemed
     * @param canBeEnded whether there is anything left to end
     */
    record Line(Mandate mandate, State state, boolean mine, @Nullable Person other, boolean canBeEnded) {}

    List<Line> givenBy(String account) {
        return mandates.givenBy(account).stream().map(mandate -> line(mandate, Side.PRINCIPAL)).toList();
    }

    List<Line> heldBy(String account) {
        return mandates.heldBy(account).stream().map(mandate -> line(mandate, Side.REPRESENTATIVE)).toList();
    }

    /**
     * One of them. What was written about it counts as opened from now on.
     *
     * @throws CaseNotFound when there is none, or it is between others
     */
    @Transactional(noRollbackFor = CaseNotFound.class)
    public Line open(UUID id, String account) {
        Mandate mandate = mandates.find(id).orElseThrow(() -> CaseNotFound.unknown("mandate", id.toString()));
        Side side = mandate.sideOf(account);
        if (side == null) {
            events.record(new AuthorizationDeniedEvent("mandate", Digests.of(id.toString()), "not_owner"));
            throw CaseNotFound.ofSomebodyElse("mandate", id.toString());
        }
        post.open(mandate, side, account);
        return line(mandate, side);
    }

    private Line line(Mandate mandate, Side side) {
        Instant now = clock.instant();
        Person other = side == Side.PRINCIPAL ? mandate.representative() : mandate.principal();
        return new Line(mandate, mandate.state(now), side == Side.PRINCIPAL, other, mandate.canBeEnded(now));
    }
}
