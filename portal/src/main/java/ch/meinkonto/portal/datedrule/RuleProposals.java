package ch.meinkonto.portal.datedrule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.datedrule.RuleRefused.Reason;

/** All proposals and who did what with them, in PostgreSQL, schema {@code datedrule}. */
@Repository
class RuleProposals {
    private final JdbcClient jdbc;

    RuleProposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One line of the history of a rule.
     *
     * @param proposal which
     * @param action what was done
     * @param actor account id; absent where time did it
     * @param at when
     * @param reason in their words; absent where none was asked for
     */
    record Entry(UUID proposal, RuleProposal.State action, @Nullable String actor, Instant at,
            @Nullable String reason) {}

    /**
     * Adds a new one.
     *
     * @throws RuleRefused when another one for the same rule is open
     */
    void add(RuleProposal proposal) {
        RuleChange change = proposal.change();
        try {
            jdbc.sql("""
                    insert into datedrule.proposal (id, rule_key, kind, valid_from, valid_until, value, source, reason,
                        at_once, based_on, state, proposed_by, proposed_at, expires_on)
                    values (:id, :rule, :kind, :from, :until, cast(:value as jsonb), :source, :reason, :atOnce,
                        :basedOn, :state, :by, :at, :expires)""")
                    .param("id", proposal.id())
                    .param("rule", change.key())
                    .param("kind", proposal.kind().name())
                    .param("from", change.period().from())
                    .param("until", change.period().until())
                    .param("value", change.value() == null ? null : RuleValueJson.write(change.value()))
                    .param("source", change.source())
                    .param("reason", proposal.reason())
                    .param("atOnce", change.atOnce())
                    .param("basedOn", proposal.basedOn())
                    .param("state", proposal.state().name())
                    .param("by", proposal.proposedBy())
                    .param("at", Timestamp.from(proposal.proposedAt()))
                    .param("expires", proposal.expiresOn())
                    .update();
        } catch (DuplicateKeyException open) {
            throw new RuleRefused(Reason.ALREADY_PROPOSED);
        }
        remember(proposal, proposal.proposedBy(), proposal.proposedAt(), proposal.reason());
    }

    /** Keeps how one ended. */
    void decide(RuleProposal proposal) {
        Decision decision = proposal.decision();
        if (decision == null) {
            throw new IllegalArgumentException("nobody has decided on " + proposal.id());
        }
        jdbc.sql("""
                update datedrule.proposal set state = :state, decided_by = :by, decided_at = :at, decided_on = :on,
                    decision = :why
                where id = :id and state = 'PROPOSED'""")
                .param("state", proposal.state().name())
                .param("by", decision.by())
                .param("at", Timestamp.from(decision.at()))
                .param("on", decision.day())
                .param("why", decision.reason())
                .param("id", proposal.id())
                .update();
        remember(proposal, decision.by(), decision.at(), decision.reason());
    }

    /** One of them; whoever asks in a second transaction waits for the first. */
    Optional<RuleProposal> lock(UUID id) {
        return jdbc.sql("select * from datedrule.proposal where id = :id for update")
                .param("id", id)
                .query(RuleProposals::proposal)
                .optional();
    }

    Optional<RuleProposal> find(UUID id) {
        return jdbc.sql("select * from datedrule.proposal where id = :id")
                .param("id", id)
                .query(RuleProposals::proposal)
                .optional();
    }

    /** Those that wait for a second person, the oldest first. */
    List<RuleProposal> open() {
        return jdbc.sql("select * from datedrule.proposal where state = 'PROPOSED' order by proposed_at")
                .query(RuleProposals::proposal)
                .list();
    }

    /** Those nobody decided on in time; another instance that looks at the same moment passes over them. */
    List<RuleProposal> lockOverdue(LocalDate today) {
        return jdbc.sql("""
                select * from datedrule.proposal where state = 'PROPOSED' and expires_on <= :today
                for update skip locked""").param("today", today).query(RuleProposals::proposal).list();
    }

    /** What happened to a rule, newest first. */
    List<Entry> history(String key) {
        return jdbc.sql("select * from datedrule.history where rule_key = :key order by number desc")
                .param("key", key)
                .query((row, number) -> new Entry(row.getObject("proposal", UUID.class),
                        RuleProposal.State.valueOf(row.getString("action")), row.getString("actor"),
                        row.getTimestamp("happened_at").toInstant(), row.getString("reason")))
                .list();
    }

    private void remember(RuleProposal proposal, @Nullable String actor, Instant at, @Nullable String reason) {
        jdbc.sql("""
                insert into datedrule.history (rule_key, proposal, action, actor, happened_at, reason)
                values (:rule, :proposal, :action, :actor, :at, :reason)""")
                .param("rule", proposal.change().key())
                .param("proposal", proposal.id())
                .param("action", proposal.state().name())
                .param("actor", actor)
                .param("at", Timestamp.from(at))
                .param("reason", reason)
                .update();
    }

    private static RuleProposal proposal(ResultSet row, int number) throws SQLException {
        RuleKind kind = RuleKind.valueOf(row.getString("kind"));
        String value = row.getString("value");
        Period period = new Period(row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
        RuleChange change = new RuleChange(row.getString("rule_key"), period,
                value == null ? null : RuleValueJson.read(kind, value), row.getString("source"),
                row.getBoolean("at_once"));
        Timestamp decidedAt = row.getTimestamp("decided_at");
        Decision decision = decidedAt == null
                ? null
                : new Decision(row.getString("decided_by"), decidedAt.toInstant(),
                        row.getObject("decided_on", LocalDate.class), row.getString("decision"));
        return new RuleProposal(row.getObject("id", UUID.class), change, kind, row.getString("reason"),
                row.getLong("based_on"), RuleProposal.State.valueOf(row.getString("state")),
                row.getString("proposed_by"), row.getTimestamp("proposed_at").toInstant(),
                row.getObject("expires_on", LocalDate.class), decision);
    }
}
