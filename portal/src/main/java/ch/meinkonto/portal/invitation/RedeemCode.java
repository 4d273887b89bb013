package ch.meinkonto.portal.invitation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.invitation.Redemption.Refused;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.RateLimitEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A code as somebody types it in, whatever it is for: wrong ones are counted for the account, and after some of them it waits. */
@Component
public class RedeemCode {
    /** So many wrong codes, and an account waits. */
    public static final int MOST_WRONG = 5;
    /** The time within which they count. */
    public static final Duration WITHIN = Duration.ofHours(1);

    private static final String LIMIT = "invitation-code";

    private final List<Invitations> kinds;
    private final WrongCodes wrong;
    private final SecurityEvents events;

    RedeemCode(List<Invitations> kinds, WrongCodes wrong, SecurityEvents events) {
        this.kinds = kinds;
        this.wrong = wrong;
        this.events = events;
    }

    /**
     * Redeems a code. What was wrong is counted, so a refusal is no exception.
     *
     * @param written as it was typed
     */
    @Transactional
    public Redemption redeem(String written, Resident resident, Locale language) {
        resident.mustSatisfy(Assurance.MULTI_FACTOR);
        if (wrong.tooMany(resident.id())) {
            events.record(new RateLimitEvent(LIMIT, "account", 1));
            return new Refused(RedeemRefusal.TOO_MANY);
        }
        Optional<Redemption> redeemed = InvitationCode.read(written)
                .flatMap(code -> kinds.stream().flatMap(kind -> kind.redeem(code, resident, language).stream())
                        .findFirst());
        return redeemed.orElseGet(() -> countWrong(resident));
    }

    private Redemption countWrong(Resident resident) {
        wrong.add(resident.id());
        events.record(new AuthorizationDeniedEvent(LIMIT, null, "unknown_code"));
        return new Refused(RedeemRefusal.UNKNOWN);
    }
}
