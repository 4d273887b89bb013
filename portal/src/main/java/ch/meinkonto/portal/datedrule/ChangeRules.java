package ch.meinkonto.portal.datedrule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.portal.datedrule.EffectOfChange.ChangeToJudge;
import ch.meinkonto.portal.datedrule.EffectOfChange.Effect;
import ch.meinkonto.portal.datedrule.RuleRefused.Reason;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Staff change rules: one proposes and sees what it does, another approves. Each step is one transaction with its line in the
 * history and its security event.
 */
@Component
class ChangeRules {
    private final CurrentRules rules;
    private final RuleBook book;
    private final RuleProposals proposals;
    private final List<EffectOfChange> services;
    private final RuleWords words;
    private final SecurityEvents events;
    private final TransactionOperations transactions;
    private final Clock clock;

    ChangeRules(CurrentRules rules, RuleBook book, RuleProposals proposals, List<EffectOfChange> services,
            RuleWords words, SecurityEvents events, TransactionOperations transactions, Clock clock) {
        this.rules = rules;
        this.book = book;
        this.proposals = proposals;
        this.services = List.copyOf(services);
        this.words = words;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What a change would do, by the code of the service that reads the rule.
     *
     * @throws RuleRefused when the rule may not be changed like that
     */
    Effect preview(DatedRule rule, RuleChange change, Locale language) {
        change.check(rule, today());
        return effect(rule, change, language);
    }

    /** What an open proposal would do, or a decided one would have done, as the rule stands today. */
    Effect effect(DatedRule rule, RuleChange change, Locale language) {
        ChangeToJudge judged = new ChangeToJudge(rule.key(), change.period(), rule.timeline(), change.after(rule));
        Effect plain = words.plainEffect(rule.kind(), judged, today(), language);
        try {
            return services.stream()
                    .filter(service -> service.tells(rule.key()))
                    .map(service -> service.of(judged))
                    .reduce(plain, Effect::and);
        } catch (IllegalArgumentException notUnderstood) {
            throw new RuleRefused(Reason.VALUE_NOT_UNDERSTOOD);
        }
    }

    /**
     * Proposes a change.
     *
     * @throws RuleRefused when the rule may not be changed like that, or another proposal is open
     */
    RuleProposal propose(DatedRule rule, RuleChange change, String reason, String proposer) {
        preview(rule, change, Locale.GERMAN);
        RuleProposal proposal = RuleProposal.of(UUID.randomUUID(), change, rule, reason, proposer, clock.instant(),
                today());
        transactions.executeWithoutResult(status -> {
            proposals.add(proposal);
            events.record(new AdminEvent("rule-propose", rule.key(), null));
        });
        return proposal;
    }

    /**
     * Approves a proposal; from then on the value holds on its days, on every instance. The event names both: who approved is
     * its author, who proposed the second person.
     *
     * @throws RuleRefused when this may not be approved, by them or at all
     */
    void approve(UUID id, String approver) {
        transactions.executeWithoutResult(status -> {
            RuleProposal open = lock(id);
            RuleProposal approved = open.approved(rules.rule(open.change().key()), approver, clock.instant(), today());
            proposals.decide(approved);
            book.set(approved);
            events.record(new AdminEvent("rule-approve", approved.change().key(), null, null, approved.proposedBy()));
        });
    }

    /**
     * Refuses a proposal.
     *
     * @throws RuleRefused when it is no longer open, they proposed it, or say nothing
     */
    void refuse(UUID id, String decider, String why) {
        transactions.executeWithoutResult(status -> {
            RuleProposal refused = lock(id).refused(decider, why, clock.instant(), today());
            proposals.decide(refused);
            events.record(new AdminEvent("rule-refuse", refused.change().key(), null, null, refused.proposedBy()));
        });
    }

    /**
     * Takes a proposal back.
     *
     * @throws RuleRefused when it is no longer open, or somebody else proposed it
     */
    void withdraw(UUID id, String person) {
        transactions.executeWithoutResult(status -> {
            RuleProposal withdrawn = lock(id).withdrawn(person, clock.instant(), today());
            proposals.decide(withdrawn);
            events.record(new AdminEvent("rule-withdraw", withdrawn.change().key(), null));
        });
    }

    /** Ends what nobody decided on in time. */
    @Scheduled(fixedDelayString = "PT10M")
    void expire() {
        transactions.executeWithoutResult(status -> proposals.lockOverdue(today()).forEach(overdue -> {
            proposals.decide(overdue.expired(clock.instant(), today()));
            events.record(new AdminEvent("rule-expire", overdue.change().key(), null));
        }));
    }

    private RuleProposal lock(UUID id) {
        return proposals.lock(id).orElseThrow(() -> new RuleRefused(Reason.NO_SUCH_PROPOSAL));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
