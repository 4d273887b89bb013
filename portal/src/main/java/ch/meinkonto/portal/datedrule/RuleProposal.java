package ch.meinkonto.portal.datedrule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.datedrule.RuleRefused.Reason;

/**
 * A change that waits for a second person, or no longer.
 *
 * @param id which
 * @param change what is to be set
 * @param kind kind of the rule
 * @param reason why, in the proposer's words
 * @param basedOn latest version of the rule when its effect was shown
 * @param state where it stands
 * @param proposedBy account id
 * @param proposedAt when
 * @param expiresOn first day on which it can no longer be approved
 * @param decision how it ended; absent while it waits
 */
record RuleProposal(UUID id, RuleChange change, RuleKind kind, String reason, long basedOn, State state,
        String proposedBy, Instant proposedAt, LocalDate expiresOn, @Nullable Decision decision) {
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_DAYS = 30;

    /** Where a proposal stands. From {@code PROPOSED} it can come to each of the others, from those to none. */
    enum State {
        PROPOSED,
        APPROVED,
        REFUSED,
        WITHDRAWN,
        EXPIRED;

        /** Lower case, as messages know it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A new one, which waits for 30 days, but not beyond the day on which it could still be set. */
    static RuleProposal of(UUID id, RuleChange change, DatedRule rule, String reason, String proposer, Instant now,
            LocalDate today) {
        String why = worded(reason, Reason.REASON_MISSING);
        LocalDate latest = today.plusDays(LONGEST_DAYS);
        LocalDate firstDay = change.period().from();
        LocalDate expiry = !change.atOnce() && firstDay.isBefore(latest) ? firstDay : latest;
        return new RuleProposal(id, change, rule.kind(), why, rule.latest(), State.PROPOSED, proposer, now, expiry,
                null);
    }

    /**
     * Approved by somebody who is not the proposer.
     *
     * @param rule the rule as it is now
     * @throws RuleRefused when this may not be approved, by them or at all
     */
    RuleProposal approved(DatedRule rule, String approver, Instant now, LocalDate today) {
        checkDecider(approver);
        if (!today.isBefore(expiresOn)) {
            throw new RuleRefused(Reason.EXPIRED);
        }
        if (rule.latest() != basedOn) {
            throw new RuleRefused(Reason.RULE_CHANGED);
        }
        change.check(rule, today);
        return with(State.APPROVED, new Decision(approver, now, today, null));
    }

    /**
     * Refused by somebody who is not the proposer, who says why.
     *
     * @throws RuleRefused when it is no longer open, they proposed it, or say nothing
     */
    RuleProposal refused(String decider, String why, Instant now, LocalDate today) {
        checkDecider(decider);
        return with(State.REFUSED, new Decision(decider, now, today, worded(why, Reason.DECISION_MISSING)));
    }

    /**
     * Taken back by the proposer.
     *
     * @throws RuleRefused when it is no longer open, or somebody else proposed it
     */
    RuleProposal withdrawn(String person, Instant now, LocalDate today) {
        checkOpen();
        if (!proposedBy.equals(person)) {
            throw new RuleRefused(Reason.NOT_YOUR_PROPOSAL);
        }
        return with(State.WITHDRAWN, new Decision(person, now, today, null));
    }

    /** Nobody decided in time. */
    RuleProposal expired(Instant now, LocalDate today) {
        return with(State.EXPIRED, new Decision(null, now, today, null));
    }

    /** Account ids of who proposed and of who decided. */
    Set<String> people() {
        String decider = decision == null ? null : decision.by();
        return decider == null ? Set.of(proposedBy) : Set.copyOf(List.of(proposedBy, decider));
    }

    public boolean isOpen() {
        return state == State.PROPOSED;
    }

    private void checkDecider(String decider) {
        checkOpen();
        if (proposedBy.equals(decider)) {
            throw new RuleRefused(Reason.OWN_PROPOSAL);
        }
    }

    private void checkOpen() {
        if (!isOpen()) {
            throw new RuleRefused(Reason.DECIDED_ALREADY);
        }
    }

    private RuleProposal with(State next, Decision how) {
        return new RuleProposal(id, change, kind, reason, basedOn, next, proposedBy, proposedAt, expiresOn, how);
    }

    private static String worded(String text, Reason otherwise) {
        if (!isReason(text)) {
            throw new RuleRefused(otherwise);
        }
        return text.strip();
    }

    /** Whether something says enough to be a reason, and not too much. */
    static boolean isReason(String text) {
        int length = text.strip().length();
        return length >= SHORTEST_REASON && length <= LONGEST_REASON;
    }
}
