package ch.meinkonto.portal.mandate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.Representatives;
import ch.meinkonto.portal.invitation.InvitationCode;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.portal.mandate.Mandate.End;
import ch.meinkonto.portal.mandate.Mandate.Side;

/** All mandates, in {@code mandate.mandate}. */
@Repository
class Mandates implements Representatives {
    /** The day on which a mandate holds no more, in Zurich: the first of its end, its last day, and an unused code's. */
    static final String OVER_SINCE = """
            least(until, cast(ended_at at time zone 'Europe/Zurich' as date),
                case when representative is null then cast(code_until at time zone 'Europe/Zurich' as date) end)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Mandates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Mandate mandate, InvitationCode code) {
        jdbc.sql(
                """
                        insert into mandate.mandate (id, principal, principal_full_name, principal_email, principal_language, services,
                            code_hash, code_until, given_at, until)
                        values (:id, :principal, :name, :email, :language, :services, :hash, :codeUntil, :given, :until)""")
                .param("id", mandate.id())
                .param("principal", mandate.principal().account())
                .param("name", mandate.principal().name())
                .param("email", mandate.principal().email())
                .param("language", mandate.principal().language().toLanguageTag())
                .param("services", mandate.services().toArray(String[]::new))
                .param("hash", code.hash())
                .param("codeUntil", utc(mandate.codeUntil()))
                .param("given", utc(mandate.givenAt()))
                .param("until", mandate.until())
                .update();
    }

    /** The mandate of a code, kept from changing until the transaction ends: a code is redeemed once. */
    Optional<Mandate> lock(InvitationCode code) {
        return jdbc.sql("select * from mandate.mandate where code_hash = ? for update")
                .param(code.hash())
                .query(Mandates::mandate)
                .optional();
    }

    /** The mandate with an id, kept from changing until the transaction ends. */
    Optional<Mandate> lock(UUID id) {
        return jdbc.sql("select * from mandate.mandate where id = ? for update")
                .param(id)
                .query(Mandates::mandate)
                .optional();
    }

    Optional<Mandate> find(UUID id) {
        return jdbc.sql("select * from mandate.mandate where id = ?").param(id).query(Mandates::mandate).optional();
    }

    void redeemed(UUID id, Person representative) {
        jdbc.sql("""
                update mandate.mandate set representative = :account, representative_full_name = :name,
                    representative_email = :email, representative_language = :language, redeemed_at = :now
                where id = :id""")
                .param("account", representative.account())
                .param("name", representative.name())
                .param("email", representative.email())
                .param("language", representative.language().toLanguageTag())
                .param("now", utc(clock.instant()))
                .param("id", id)
                .update();
    }

    void ended(UUID id, Side by) {
        jdbc.sql("update mandate.mandate set ended_at = :now, ended_by = :by where id = :id")
                .param("now", utc(clock.instant()))
                .param("by", by.name())
                .param("id", id)
                .update();
    }

    /**
     * Deletes what held no more before a day: it was ended, its last day was over, or nobody had redeemed the code in time.
     *
     * @return how many
     */
    int deleteOverBefore(LocalDate day) {
        return jdbc.sql("delete from mandate.mandate where " + OVER_SINCE + " < ?").param(day).update();
    }

    /** What somebody gave, newest first. */
    List<Mandate> givenBy(String account) {
        return jdbc.sql("select * from mandate.mandate where principal = ? order by given_at desc, id")
                .param(account)
                .query(Mandates::mandate)
                .list();
    }

    /** What somebody holds or held, newest first. */
    List<Mandate> heldBy(String account) {
        return jdbc.sql("select * from mandate.mandate where representative = ? order by redeemed_at desc, id")
                .param(account)
                .query(Mandates::mandate)
                .list();
    }

    @Override
    public List<Representative> of(String residentId, String service) {
        Instant now = clock.instant();
        return givenBy(residentId).stream()
                .filter(mandate -> mandate.isInForce(now) && mandate.services().contains(service))
                .map(mandate -> Objects.requireNonNull(mandate.representative()))
                .map(person -> new Representative(person.account(), person.email(), person.language()))
                .distinct()
                .toList();
    }

    private static Mandate mandate(ResultSet row, int number) throws SQLException {
        Instant ended = time(row, "ended_at");
        return new Mandate(row.getObject("id", UUID.class),
                Objects.requireNonNull(person(row, "principal")), person(row, "representative"),
                new TreeSet<>(Arrays.asList((String[]) row.getArray("services").getArray())),
                row.getTimestamp("given_at").toInstant(), row.getTimestamp("code_until").toInstant(),
                row.getObject("until", LocalDate.class), time(row, "redeemed_at"),
                ended == null ? null : new End(ended, Side.valueOf(row.getString("ended_by"))));
    }

    private static @Nullable Person person(ResultSet row, String side) throws SQLException {
        String account = row.getString(side);
        return account == null
                ? null
                : new Person(account, row.getString(side + "_full_name"), row.getString(side + "_email"),
                        Locale.forLanguageTag(row.getString(side + "_language")));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
