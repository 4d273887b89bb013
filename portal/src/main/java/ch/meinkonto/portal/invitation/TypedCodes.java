package ch.meinkonto.portal.invitation;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.RateLimitEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Codes as somebody types them in: wrong ones are counted for the account, and after some of them it waits. */
@Component
public class TypedCodes {
    /** So many wrong codes, whatever they are for, and an account waits. */
    public static final int MOST_WRONG = 5;
    /** The time within which they count. */
    public static final Duration WITHIN = Duration.ofHours(1);

    private static final String LIMIT = "invitation-code";

    private final WrongCodes wrong;
    private final SecurityEvents events;

    TypedCodes(WrongCodes wrong, SecurityEvents events) {
        this.wrong = wrong;
        this.events = events;
    }

    /**
     * What came of a code.
     *
     * @param <T> what it is for
     */
    public sealed interface Typed<T> {
        /** There is such an invitation; whether it still stands is its feature's affair. */
        record Known<T>(T invitation) implements Typed<T> {}

        /** There is none, or the account has to wait. */
        record Refused<T>(RedeemRefusal reason) implements Typed<T> {}
    }

    /**
     * Finds an invitation by its code, in the transaction of whoever redeems it.
     *
     * @param written as it was typed
     * @param account id of who typed it
     * @param invitations finds one and keeps it from changing until the transaction ends
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> Typed<T> read(String written, String account, Function<InvitationCode, Optional<T>> invitations) {
        if (wrong.tooMany(account)) {
            events.record(new RateLimitEvent(LIMIT, "account", 1));
            return new Typed.Refused<>(RedeemRefusal.TOO_MANY);
        }
        Optional<T> found = InvitationCode.read(written).flatMap(invitations);
        if (found.isPresent()) {
            return new Typed.Known<>(found.get());
        }
        wrong.add(account);
        events.record(new AuthorizationDeniedEvent(LIMIT, null, "unknown_code"));
        return new Typed.Refused<>(RedeemRefusal.UNKNOWN);
    }
}
