package ch.meinkonto.portal.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.CaseFile.Contact;
import ch.meinkonto.portal.cases.CaseRejected.Reason;
import ch.meinkonto.portal.cases.Decision.Outcome;
import ch.meinkonto.portal.cityservice.CaseNotFound;

/** All cases of all services on the platform, in {@code cases.case_file}. */
@Repository
class Cases {
    private final JdbcClient jdbc;
    private final StoredAnswers stored;
    private final Clock clock;

    Cases(JdbcClient jdbc, StoredAnswers stored, Clock clock) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.clock = clock;
    }

    void add(CaseFile file) {
        jdbc.sql(
                """
                        insert into cases.case_file (reference, service, owner, submission, form_version, answers, subject,
                            email, language, state, handed_in_at, due_on, revision, changed_at, concerned_person, concerned_name,
                            concerned_birth)
                        values (:reference, :service, :owner, :submission, :version, cast(:answers as jsonb), :subject,
                            :email, :language, :state, :at, :due, 0, :at, :person, :name, :birth)""")
                .params(StoredWard.columns(file.concerned()))
                .param("reference", file.reference())
                .param("service", file.service())
                .param("owner", file.owner())
                .param("submission", file.submission())
                .param("version", file.formVersion())
                .param("answers", stored.write(file.answers()))
                .param("subject", file.subject())
                .param("email", file.contact().email())
                .param("language", file.contact().language().toLanguageTag())
                .param("state", file.state().name())
                .param("at", utc(file.handedInAt()))
                .param("due", file.dueOn())
                .update();
    }

    /**
     * Writes what changed.
     *
     * @throws CaseRejected when somebody else changed it since it was read
     */
    void change(CaseFile file) {
        Decision decision = file.decision();
        int changed = jdbc
                .sql("""
                        update cases.case_file set state = :state, answers = cast(:answers as jsonb), subject = :subject,
                            assignee = :assignee, outcome = :outcome, decision_details = cast(:details as jsonb), decision_reason = :reason,
                            decided_by = :by, decided_at = :at, confirmed_by = :confirmed, due_on = :due,
                            revision = revision + 1, changed_at = :now
                        where reference = :reference and revision = :revision""")
                .param("state", file.state().name())
                .param("answers", stored.write(file.answers()))
                .param("subject", file.subject())
                .param("assignee", file.assignee())
                .param("outcome", decision == null ? null : decision.outcome().name())
                .param("details", decision == null ? null : stored.write(decision.details()))
                .param("reason", decision == null ? null : decision.reason())
                .param("by", decision == null ? null : decision.by())
                .param("at", decision == null ? null : utc(decision.at()))
                .param("confirmed", decision == null ? null : decision.confirmedBy())
                .param("due", file.dueOn())
                .param("now", utc(clock.instant()))
                .param("reference", file.reference())
                .param("revision", file.revision())
                .update();
        if (changed == 0) {
            throw new CaseRejected(Reason.CHANGED_MEANWHILE);
        }
    }

    /**
     * A case the resident may open: their own; or of whom they represent, what is about that person.
     *
     * @throws CaseNotFound when there is none of that reference in that service, or it is somebody else's
     */
    CaseFile own(OnlineService service, String reference, Resident resident) {
        CaseFile file = of(service, reference);
        if (!resident.mayOpen(file.owner(), file.concerned())) {
            throw CaseNotFound.ofSomebodyElse(file.service(), reference);
        }
        return file;
    }

    /**
     * Somebody's case in a service.
     *
     * @throws CaseNotFound when there is none of that reference
     */
    CaseFile of(OnlineService service, String reference) {
        return jdbc.sql("select * from cases.case_file where reference = :reference and service = :service")
                .param("reference", reference)
                .param("service", service.city().name())
                .query(this::file)
                .optional()
                .orElseThrow(() -> CaseNotFound.unknown(service.city().name(), reference));
    }

    /** A case of one of these services, whosever it is. */
    Optional<CaseFile> find(List<OnlineService> services, String reference) {
        return jdbc.sql("select * from cases.case_file where reference = :reference and service in (:services)")
                .param("reference", reference)
                .param("services", services.stream().map(service -> service.city().name()).toList())
                .query(this::file)
                .optional();
    }

    Optional<CaseFile> findSubmission(OnlineService service, String owner, UUID submission) {
        return jdbc.sql("""
                select * from cases.case_file
                where owner = :owner and service = :service and submission = :submission""")
                .param("owner", owner)
                .param("service", service.city().name())
                .param("submission", submission)
                .query(this::file)
                .optional();
    }

    /** A resident's own cases, newest first. */
    List<CaseFile> ownedBy(String owner) {
        return jdbc.sql("select * from cases.case_file where owner = :owner order by handed_in_at desc, reference")
                .param("owner", owner)
                .query(this::file)
                .list();
    }

    /** Open cases of a service: what is due first comes first. */
    List<CaseFile> open(OnlineService service, int most) {
        return jdbc.sql("""
                select * from cases.case_file
                where service = :service and state in ('HANDED_IN', 'IN_REVIEW', 'ASKED_BACK')
                order by due_on nulls last, handed_in_at, reference limit :most""")
                .param("service", service.city().name())
                .param("most", most)
                .query(this::file)
                .list();
    }

    /** Closed cases of a service, newest first. */
    List<CaseFile> closed(OnlineService service, int most) {
        return jdbc.sql("""
                select * from cases.case_file where service = :service and state in ('DECIDED', 'WITHDRAWN')
                order by changed_at desc, reference limit :most""")
                .param("service", service.city().name())
                .param("most", most)
                .query(this::file)
                .list();
    }

    private CaseFile file(ResultSet row, int number) throws SQLException {
        return new CaseFile(row.getString("reference"), row.getString("service"), row.getString("owner"),
                row.getObject("submission", UUID.class), row.getInt("form_version"),
                stored.read(row.getString("answers")), row.getString("subject"),
                new Contact(row.getString("email"), Locale.forLanguageTag(row.getString("language"))),
                CaseState.valueOf(row.getString("state")), row.getTimestamp("handed_in_at").toInstant(),
                row.getObject("due_on", LocalDate.class), row.getString("assignee"), decision(row),
                row.getInt("revision"), StoredWard.read(row));
    }

    private @Nullable Decision decision(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        Timestamp at = row.getTimestamp("decided_at");
        if (outcome == null || at == null) {
            return null;
        }
        return new Decision(Outcome.valueOf(outcome), stored.read(row.getString("decision_details")),
                row.getString("decision_reason"), row.getString("decided_by"), at.toInstant(),
                row.getString("confirmed_by"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
