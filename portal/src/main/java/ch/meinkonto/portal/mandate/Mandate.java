package ch.meinkonto.portal.mandate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.MandateEvent;
import ch.meinkonto.soc.contract.MandateEvent.Refusal;

/**
 * A resident lets somebody act for them in some services until a day.
 *
 * @param id its id
 * @param principal who gave it
 * @param representative who has it, absent until the code is redeemed
 * @param services names of city services, one or more
 * @param givenAt when it was given
 * @param codeUntil until when the code can be redeemed
 * @param until last day on which it holds
 * @param redeemedAt when the code was redeemed
 * @param ended when one side ended it, absent while neither did
 */
record Mandate(UUID id, Person principal, @Nullable Person representative, SortedSet<String> services, Instant givenAt,
        Instant codeUntil, LocalDate until, @Nullable Instant redeemedAt, @Nullable End ended) {
    static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    /** Time to hand the code over. */
    static final Duration CODE_HOLDS = Duration.ofDays(7);

    Mandate {
        services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
        if (services.isEmpty()) {
            throw new IllegalArgumentException("a mandate for nothing");
        }
    }

    /** Where both sides see and end it. */
    String path() {
        return "/account/mandates/" + id;
    }

    /** One of the two sides. */
    enum Side {
        PRINCIPAL,
        REPRESENTATIVE
    }

    /**
     * How it ended before its day.
     *
     * @param at when
     * @param by who ended it
     */
    record End(Instant at, Side by) {}

    /** How it stands. */
    enum State {
        /** The code waits to be redeemed. */
        WAITING,
        /** The code was not redeemed in time. */
        LAPSED,
        IN_FORCE,
        /** Its last day is over. */
        EXPIRED,
        /** One of the two ended it. */
        ENDED;

        /** Its name in message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    State state(Instant now) {
        if (ended != null) {
            return State.ENDED;
        }
        boolean over = LocalDate.ofInstant(now, ZURICH).isAfter(until);
        if (representative == null) {
            return over || !now.isBefore(codeUntil) ? State.LAPSED : State.WAITING;
        }
        return over ? State.EXPIRED : State.IN_FORCE;
    }

    /** Whether somebody may act by it at this moment. */
    boolean isInForce(Instant now) {
        return state(now) == State.IN_FORCE;
    }

    /** Whether there is anything left to end. */
    boolean canBeEnded(Instant now) {
        State state = state(now);
        return state == State.IN_FORCE || state == State.WAITING;
    }

    /** On which side an account is; absent for everybody else. */
    @Nullable
    Side sideOf(String account) {
        if (principal.account().equals(account)) {
            return Side.PRINCIPAL;
        }
        return representative != null && representative.account().equals(account) ? Side.REPRESENTATIVE : null;
    }

    /** What the security events hear when it was given, redeemed or ended. */
    MandateEvent event(EventAction action) {
        return event(action, representative == null ? null : representative.account(), null);
    }

    /** What they hear when somebody has its code and may not redeem it. */
    MandateEvent refusal(String account, Refusal why) {
        return event(EventAction.MANDATE_REDEEM, account, why);
    }

    private MandateEvent event(EventAction action, @Nullable String acts, @Nullable Refusal why) {
        return new MandateEvent(action, Digests.of(id.toString()), principal.account(), acts, List.copyOf(services),
                why);
    }
}
