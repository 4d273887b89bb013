package ch.meinkonto.auth.administration;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.auth.administration.AdministrationRefused.Reason;

/**
 * What one administrator has asked others to agree to.
 *
 * @param id of the request
 * @param act what shall be done
 * @param reason in the words of who asked
 * @param askedBy account of who asked
 * @param askedAt when
 * @param expiresAt after which nobody can agree any more
 * @param state how far it is
 * @param decidedBy account of who decided, absent where nobody did
 * @param decidedAt when, absent where nobody did
 * @param secretMadeAt when the secret was fetched, absent where it was not
 */
record Request(UUID id, Act act, String reason, UUID askedBy, Instant askedAt, Instant expiresAt, State state,
        @Nullable UUID decidedBy, @Nullable Instant decidedAt, @Nullable Instant secretMadeAt) {
    /** How long others have time to agree. */
    static final Duration PATIENCE = Duration.ofDays(3);
    /** How long a secret that was agreed to can be fetched. */
    static final Duration SECRET_WAITS = Duration.ofDays(1);

    /** How far a request is. All changes begin at {@link #OPEN}. */
    enum State {
        OPEN,
        APPROVED,
        REFUSED,
        WITHDRAWN,
        EXPIRED
    }

    /** A new one. Nobody asks for themselves. */
    static Request of(Act act, String reason, UUID asker, Instant now) {
        if (asker.equals(act.beneficiary())) {
            throw new AdministrationRefused(Reason.CONCERNED);
        }
        return new Request(UUID.randomUUID(), act, reason, asker, now, now.plus(PATIENCE), State.OPEN, null, null,
                null);
    }

    /** The request after somebody agreed to it, or refused it: never who asked, never whom it is about. */
    Request decided(State decision, UUID by, Instant now) {
        requireOpen(now);
        if (by.equals(askedBy)) {
            throw new AdministrationRefused(Reason.OWN_REQUEST);
        }
        if (by.equals(act.beneficiary())) {
            throw new AdministrationRefused(Reason.CONCERNED);
        }
        return in(decision, by, now);
    }

    /** The request after who asked has changed their mind. */
    Request withdrawn(UUID by, Instant now) {
        requireOpen(now);
        if (!by.equals(askedBy)) {
            throw new AdministrationRefused(Reason.NOT_ADMINISTRATOR);
        }
        return in(State.WITHDRAWN, by, now);
    }

    /** The request as it is at a moment: an open one may be over without anybody having written that down. */
    Request at(Instant now) {
        return state == State.OPEN && !now.isBefore(expiresAt) ? in(State.EXPIRED, null, expiresAt) : this;
    }

    /** Whether somebody may fetch the secret that was agreed to: who asked for it, once, within a day. */
    boolean hasSecretFor(UUID person, Instant now) {
        return act.kind() == Act.Kind.MAKE_SECRET && state == State.APPROVED && secretMadeAt == null
                && person.equals(askedBy) && decidedAt != null && now.isBefore(decidedAt.plus(SECRET_WAITS));
    }

    private void requireOpen(Instant now) {
        switch (at(now).state()) {
            case OPEN -> {
            }
            case EXPIRED -> throw new AdministrationRefused(Reason.EXPIRED);
            case APPROVED, REFUSED, WITHDRAWN -> throw new AdministrationRefused(Reason.DECIDED);
        }
    }

    private Request in(State next, @Nullable UUID by, Instant when) {
        return new Request(id, act, reason, askedBy, askedAt, expiresAt, next, by, when, secretMadeAt);
    }
}
