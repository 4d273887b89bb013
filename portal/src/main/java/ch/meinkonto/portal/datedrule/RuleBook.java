package ch.meinkonto.portal.datedrule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All rules and everything ever set for them, in PostgreSQL, schema {@code datedrule}. Only adds. */
@Repository
class RuleBook {
    private final JdbcClient jdbc;

    RuleBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Changes with every version that is set, in the moment others can see it, and never comes back. */
    String revision() {
        return jdbc.sql("select stamp from datedrule.revision").query(String.class).single();
    }

    /** All rules by key. */
    Map<String, DatedRule> rules() {
        Map<String, RuleKind> kinds = new LinkedHashMap<>();
        jdbc.sql("select key, kind from datedrule.rule order by key")
                .query((ResultSet row) -> {
                    kinds.put(row.getString("key"), RuleKind.valueOf(row.getString("kind")));
                });
        Map<String, List<RuleVersion>> versions = new LinkedHashMap<>();
        jdbc.sql("select * from datedrule.version order by number")
                .query((ResultSet row) -> {
                    String key = row.getString("rule_key");
                    RuleKind kind = kinds.get(key);
                    // A rule that came between the two questions: the next revision tells of it.
                    if (kind != null) {
                        versions.computeIfAbsent(key, any -> new ArrayList<>()).add(version(kind, row));
                    }
                });
        Map<String, DatedRule> rules = new LinkedHashMap<>();
        kinds.forEach((key, kind) -> rules.put(key, DatedRule.of(key, kind, versions.getOrDefault(key, List.of()))));
        return rules;
    }

    private static RuleVersion version(RuleKind kind, ResultSet row) throws SQLException {
        String value = row.getString("value");
        return new RuleVersion(row.getLong("number"),
                new Period(row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class)),
                value == null ? null : RuleValueJson.read(kind, value), row.getString("source"),
                row.getTimestamp("set_at").toInstant(), row.getObject("proposal", UUID.class));
    }

    /** Sets what a proposal says. The database refuses one that was not approved by a second person. */
    void set(RuleProposal proposal) {
        RuleChange change = proposal.change();
        Decision decision = proposal.decision();
        if (decision == null) {
            throw new IllegalArgumentException("nobody has decided on " + proposal.id());
        }
        jdbc.sql("""
                insert into datedrule.version
                    (rule_key, valid_from, valid_until, value, source, set_at, set_on, proposal, at_once)
                values (:rule, :from, :until, cast(:value as jsonb), :source, :at, :on, :proposal, :atOnce)""")
                .param("rule", change.key())
                .param("from", change.period().from())
                .param("until", change.period().until())
                .param("value", change.value() == null ? null : RuleValueJson.write(change.value()))
                .param("source", change.source())
                .param("at", Timestamp.from(decision.at()))
                .param("on", decision.day())
                .param("proposal", proposal.id())
                .param("atOnce", change.atOnce())
                .update();
    }
}
