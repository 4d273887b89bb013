package ch.meinkonto.portal.datedrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.portal.PortalTest;

/** What the database refuses, whatever the code above it does. */
@PortalTest
class RulesInTheDatabaseTests {
    private static final String RULE = "holiday-courses.late-changes";

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionOperations transactions;

    @Test
    void nobodyApprovesWhatTheyProposed() {
        inVain("approved_by_somebody_else", () -> decide(proposal("2027-01-01"), "APPROVED", "olga"));
        inVain("refused_by_somebody_else", () -> decide(proposal("2027-01-01"), "REFUSED", "olga"));
    }

    @Test
    void nothingIsSetWithoutAnApprovedProposalOfThatRuleAndDay() {
        inVain("foreign key", () -> set(proposal("2027-01-01"), "2027-01-01"));
        inVain("foreign key", () -> set(UUID.randomUUID(), "2027-01-01"));
        inVain("foreign key", () -> {
            UUID id = proposal("2027-01-01");
            decide(id, "APPROVED", "otto");
            set(id, "2027-02-01");
        });
    }

    @Test
    void noProposalIsTakenBackOnceItIsSet() {
        inVain("foreign key", () -> {
            UUID id = proposal("2027-01-01");
            decide(id, "APPROVED", "otto");
            set(id, "2027-01-01");
            decide(id, "REFUSED", "otto");
        });
    }

    @Test
    void nothingIsSetForThePast() {
        inVain("holds_from_tomorrow_at_the_earliest", () -> {
            UUID id = proposal("2026-11-23");
            decide(id, "APPROVED", "otto");
            set(id, "2026-11-23");
        });
    }

    @Test
    void thereIsOneOpenProposalForARule() {
        inVain("one_open_proposal_per_rule", () -> {
            proposal("2027-01-01");
            proposal("2027-02-01");
        });
    }

    @Test
    void whatWasSetAndWhatHappenedStays() {
        inVain("stays as it is", () -> jdbc.sql("update datedrule.version set source = 'other'").update());
        inVain("stays as it is", () -> jdbc.sql("delete from datedrule.version").update());
        inVain("stays as it is", () -> jdbc.sql("truncate datedrule.history").update());
    }

    /** A rolled-back stamp must not come back with another meaning. */
    @Test
    void whatWasRolledBackIsNotRemembered() {
        CurrentRules rules = new CurrentRules(new RuleBook(jdbc));
        int before = rules.rule(RULE).versions().size();
        transactions.executeWithoutResult(status -> {
            UUID id = proposal("2027-01-01");
            decide(id, "APPROVED", "otto");
            set(id, "2027-01-01");
            assertThat(rules.rule(RULE).versions()).hasSize(before + 1);
            status.setRollbackOnly();
        });
        assertThat(rules.rule(RULE).versions()).hasSize(before);
    }

    /** Who reads several rules that belong together sees all of them as they were at one moment. */
    @Test
    void whatIsReadAtOnceStaysAsItWas() {
        DatedRules rules = new DatedRules(new CurrentRules(new RuleBook(jdbc)));
        RuleName<RuleValue.Quantity> name = RuleName.quantity(RULE);
        LocalDate day = LocalDate.parse("2027-01-01");
        int before = rules.days(name, day);
        DatedRules atOnce = rules.atOnce();
        transactions.executeWithoutResult(status -> {
            UUID id = proposal("2027-01-01");
            decide(id, "APPROVED", "otto");
            set(id, "2027-01-01");
            assertThat(rules.days(name, day)).isEqualTo(5).isNotEqualTo(before);
            assertThat(atOnce.days(name, day)).isEqualTo(before);
            assertThat(rules.atOnce().days(name, day)).isEqualTo(5);
            status.setRollbackOnly();
        });
    }

    private void inVain(String because, Runnable attempt) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> transactions.executeWithoutResult(status -> {
                    attempt.run();
                    jdbc.sql("set constraints all immediate").update();
                    status.setRollbackOnly();
                }))
                .withMessageContaining(because);
    }

    private UUID proposal(String from) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                """
                        insert into datedrule.proposal (id, rule_key, kind, valid_from, value, source, reason, at_once, based_on,
                            state, proposed_by, proposed_at, expires_on)
                        values (:id, :rule, 'QUANTITY', :from, '{"number": 5, "unit": "days"}', 'Test', 'Ein guter Grund',
                            false, 0, 'PROPOSED', 'olga', now(), '2027-12-31')""")
                .param("id", id)
                .param("rule", RULE)
                .param("from", LocalDate.parse(from))
                .update();
        return id;
    }

    private void decide(UUID id, String state, String by) {
        jdbc.sql("""
                update datedrule.proposal set state = :state, decided_by = :by, decided_at = now(),
                    decided_on = '2026-11-23', decision = 'Ein guter Grund' where id = :id""")
                .param("state", state)
                .param("by", by)
                .param("id", id)
                .update();
    }

    private void set(UUID proposal, String from) {
        jdbc.sql("""
                insert into datedrule.version (rule_key, valid_from, value, source, set_on, proposal)
                values (:rule, :from, '{"number": 5, "unit": "days"}', 'Test', '2026-11-23', :proposal)""")
                .param("rule", RULE)
                .param("from", LocalDate.parse(from))
                .param("proposal", proposal)
                .update();
    }
}
