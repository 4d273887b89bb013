package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.LookAtResident;
import ch.meinkonto.portal.cityservice.LooksAtResident;
import ch.meinkonto.portal.invitation.Person;

/** Who looked at whose case, and why, in {@code cases.access_log}: for the resident's eyes. */
@Repository
class AccessLog implements LooksAtResident {
    private final JdbcClient jdbc;
    private final Clock clock;

    AccessLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes down a look.
     *
     * @param viewer account id of who looks
     * @param office name of the service for which they look
     * @param purpose code of the purpose they stated
     */
    void add(CaseFile file, String viewer, String office, String purpose) {
        add(file, viewer, office, purpose, null);
    }

    /** Writes down that somebody looked by mandate. */
    void addRepresentative(CaseFile file, Resident resident) {
        add(file, resident.actor(), file.service(), LookAtResident.BY_MANDATE, resident.representative());
    }

    /** Writes down that somebody looked who takes part in it besides its owner. */
    void addParticipant(CaseFile file, Person person) {
        add(file, person.account(), file.service(), LookAtResident.BY_PARTICIPANT, person.name());
    }

    private void add(CaseFile file, String viewer, String office, String purpose, @Nullable String representative) {
        jdbc.sql("""
                insert into cases.access_log (at, owner, reference, viewer, office, purpose, representative)
                values (:now, :owner, :reference, :viewer, :office, :purpose, :representative)""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("owner", file.owner())
                .param("reference", file.reference())
                .param("viewer", viewer)
                .param("office", office)
                .param("purpose", purpose)
                .param("representative", representative)
                .update();
    }

    @Override
    public List<LookAtResident> newestLooksAt(String residentId, int most) {
        return jdbc.sql("""
                select at, office, reference, purpose, representative from cases.access_log
                where owner = :owner order by at desc, id desc limit :most""")
                .param("owner", residentId)
                .param("most", most)
                .query((row, number) -> LookAtResident.atRequest(row.getTimestamp("at").toInstant(),
                        row.getString("office"),
                        row.getString("reference"), row.getString("purpose"), row.getString("representative")))
                .list();
    }
}
