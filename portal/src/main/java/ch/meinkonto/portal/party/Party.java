package ch.meinkonto.portal.party;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.invitation.Person;

/**
 * Somebody who takes part in a request, or who is invited to.
 *
 * @param id its id
 * @param service name of the city service
 * @param submission id of the draft, which becomes the submission of the case
 * @param role name of the role
 * @param applicant whose request it is
 * @param person who takes part, absent until the code is redeemed
 * @param invitedAt when the invitation was made
 * @param codeUntil until when the code can be redeemed
 * @param joinedAt when the code was redeemed
 * @param said what they said to what they were asked, absent until they did
 * @param ended when they stopped taking part, absent while they do
 * @param reference of the case, absent while it is a draft
 * @param fillsIn whether they fill in the draft; else they agree to what they are shown
 * @param handsIn whether they may hand it in as well
 */
public record Party(UUID id, String service, UUID submission, String role, Person applicant, @Nullable Person person,
        Instant invitedAt, Instant codeUntil, @Nullable Instant joinedAt, @Nullable Said said, @Nullable End ended,
        @Nullable String reference, boolean fillsIn, boolean handsIn) {
    /** Time to hand the code over. */
    public static final Duration CODE_HOLDS = Duration.ofDays(7);

    /** What somebody says to what they are asked. */
    public enum Word {
        AGREED,
        DECLINED,
        /** They had agreed, and no longer do. */
        TAKEN_BACK
    }

    /**
     * What somebody said.
     *
     * @param word yes or no
     * @param at when
     * @param digest of what they were shown
     * @param representative name of who said it by their mandate, absent where they did
     * @param lapsedAt when what they were shown changed, absent while it stands
     */
    public record Said(Word word, Instant at, String digest, @Nullable String representative,
            @Nullable Instant lapsedAt) {}

    /** One of the two sides. */
    public enum Side {
        APPLICANT,
        PARTY
    }

    /**
     * How it ended.
     *
     * @param at when
     * @param by who ended it
     */
    public record End(Instant at, Side by) {}

    /** How somebody's part stands. */
    public enum State {
        /** The code waits to be redeemed. */
        INVITED,
        /** The code was not redeemed in time. */
        CODE_LAPSED,
        /** They fill in. */
        JOINED,
        /** They have not said yet whether they agree. */
        ASKED,
        AGREED,
        DECLINED,
        /** What they were shown has changed since they said something. */
        LAPSED,
        TAKEN_BACK,
        ENDED;

        /** Its name in message keys and for programs. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How it stands at a moment. */
    public State state(Instant now) {
        if (ended != null) {
            return State.ENDED;
        }
        if (person == null) {
            return now.isBefore(codeUntil) ? State.INVITED : State.CODE_LAPSED;
        }
        if (said == null) {
            return fillsIn ? State.JOINED : State.ASKED;
        }
        return said.lapsedAt() != null ? State.LAPSED : State.valueOf(said.word().name());
    }

    /** Whether somebody takes part at this moment. */
    public boolean takesPart() {
        return person != null && ended == null;
    }

    /** Whether they may fill in the draft at this moment. */
    public boolean opensDraft() {
        return takesPart() && fillsIn && reference == null;
    }

    /** Whether it is this account that takes part. */
    public boolean isTakenBy(String account) {
        return takesPart() && person != null && person.account().equals(account);
    }

    /** Whether they agree to exactly that. */
    public boolean agreesTo(String digest) {
        return takesPart() && said != null && said.word() == Word.AGREED && said.lapsedAt() == null
                && said.digest().equals(digest);
    }

    /** Whether it keeps a place of its role: an invitation that nobody took in time does not. */
    public boolean counts(Instant now) {
        State state = state(now);
        return state != State.ENDED && state != State.CODE_LAPSED;
    }

    /** Their name; empty until somebody redeemed the code, and when their account is gone. */
    public String name() {
        return person == null ? "" : person.name();
    }
}
