package ch.meinkonto.portal.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.Unfinished;
import ch.meinkonto.portal.cityservice.UnfinishedOfResident;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.form.Answers;

/** The drafts of all services, as the account shows them. */
@Repository
class UnfinishedCases implements UnfinishedOfResident {
    /** Somebody goes on for a child once they have chosen to act for it. */
    private static final String CHOOSE_CHILD = "/account/acting";

    private final JdbcClient jdbc;
    private final OnlineServices services;
    private final StoredAnswers stored;

    UnfinishedCases(JdbcClient jdbc, OnlineServices services, StoredAnswers stored) {
        this.jdbc = jdbc;
        this.services = services;
        this.stored = stored;
    }

    @Override
    public List<Unfinished> unfinishedOf(String residentId) {
        return jdbc.sql("""
                select service, answers, changed_at, concerned_person, concerned_name, concerned_birth
                from cases.draft where owner = ?""")
                .param(residentId)
                .query(this::unfinished)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Unfinished> unfinished(ResultSet row, int number) throws SQLException {
        Instant changed = row.getTimestamp("changed_at").toInstant();
        Ward child = StoredWard.read(row);
        Answers answers = stored.read(row.getString("answers"));
        return services.named(row.getString("service"))
                .map(service -> new Unfinished(service.city().name(),
                        child == null ? service.subject(answers) : child.name(),
                        changed, changed.plus(ForgottenDrafts.KEPT),
                        child == null ? CasePaths.apply(service) : CHOOSE_CHILD));
    }
}
