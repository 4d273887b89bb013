package ch.meinkonto.portal.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.access.Acting.TakingPart;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.FormDefinition;

/** The drafts, in {@code cases.draft}. */
@Repository
class Drafts {
    private final JdbcClient jdbc;
    private final StoredAnswers stored;
    private final Clock clock;

    Drafts(JdbcClient jdbc, StoredAnswers stored, Clock clock) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.clock = clock;
    }

    /** The draft somebody works on: their own about themselves or a child, or the one they take part in. */
    Optional<Draft> of(OnlineService service, Resident resident) {
        return resident.acting() instanceof TakingPart part
                ? of(service, resident.id(), part.submission())
                : of(service, resident.id(), resident.concerned());
    }

    /** A draft by its id, and whose it is. */
    Optional<Draft> of(OnlineService service, String owner, UUID id) {
        return jdbc.sql("select * from cases.draft where id = :id and owner = :owner and service = :service")
                .param("id", id)
                .param("owner", owner)
                .param("service", service.city().name())
                .query((row, number) -> draft(service, row, owner))
                .optional();
    }

    /** A resident's draft about themselves or a child, migrated when its version of the form is gone. */
    Optional<Draft> of(OnlineService service, String owner, @Nullable Ward concerned) {
        return jdbc.sql("""
                select * from cases.draft
                where owner = :owner and service = :service and concerned_person = :person""")
                .param("owner", owner)
                .param("service", service.city().name())
                .param("person", StoredWard.idOf(concerned))
                .query((row, number) -> draft(service, row, owner))
                .optional();
    }

    private Draft draft(OnlineService service, ResultSet row, String owner) throws SQLException {
        return draft(service, row.getObject("id", UUID.class), owner, row.getInt("form_version"),
                stored.read(row.getString("answers")), row.getTimestamp("begun_at").toInstant(), StoredWard.read(row));
    }

    private static Draft draft(OnlineService service, UUID id, String owner, int version, Answers answers,
            Instant begunAt, @Nullable Ward concerned) {
        Optional<FormDefinition> pinned = service.form(version);
        return pinned.map(form -> new Draft(id, owner, form, answers, begunAt, concerned))
                .orElseGet(() -> new Draft(id, owner, service.form(), service.migrated(answers, version), begunAt,
                        concerned));
    }

    /** Keeps a draft from being changed or handed in by another tab until the transaction ends. */
    void lock(OnlineService service, String owner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "cases " + service.city().name() + " " + owner)
                .query((row, number) -> number)
                .list();
    }

    void keep(OnlineService service, Draft draft) {
        jdbc.sql(
                """
                        insert into cases.draft (id, owner, service, form_version, answers, begun_at, changed_at,
                            concerned_person, concerned_name, concerned_birth)
                        values (:id, :owner, :service, :version, cast(:answers as jsonb), :begun, :now, :person, :name, :birth)
                        on conflict (owner, service, concerned_person) do update set id = excluded.id, form_version = excluded.form_version,
                            answers = excluded.answers, begun_at = excluded.begun_at, changed_at = excluded.changed_at""")
                .params(StoredWard.columns(draft.concerned()))
                .param("id", draft.id())
                .param("owner", draft.owner())
                .param("service", service.city().name())
                .param("version", draft.form().version())
                .param("answers", stored.write(draft.answers()))
                .param("begun", draft.begunAt().atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** It became a case, or is given up. */
    void forget(UUID draft) {
        jdbc.sql("delete from cases.draft where id = :id").param("id", draft).update();
    }
}
