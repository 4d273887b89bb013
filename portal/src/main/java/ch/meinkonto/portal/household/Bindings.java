package ch.meinkonto.portal.household;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.DataCopy;
import ch.meinkonto.portal.cityservice.DataOfResident;
import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.ProvenIdentity;
import ch.meinkonto.portal.cityservice.RecordsOfResident;

/** Which account is which person, in {@code household.binding}, and the tries that came to nothing. */
@Repository
class Bindings implements DataOfResident, RecordsOfResident {
    /** How long a try counts. */
    static final Duration DAY = Duration.ofDays(1);

    private static final String SELECT = "select owner, person, evidence, bound_at, until from household.binding ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Bindings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The binding of an account, also one that has run out. */
    Optional<Binding> of(String owner) {
        return jdbc.sql(SELECT + "where owner = ?").param(owner).query(Bindings::binding).optional();
    }

    /** Whose account a person has, while it is bound. */
    Optional<Binding> ofPerson(String person) {
        return jdbc.sql(SELECT + "where person = :person and until > :now")
                .param("person", person)
                .param("now", now())
                .query(Bindings::binding)
                .optional();
    }

    /**
     * Binds an account, instead of what it was bound to.
     *
     * @return whether it is bound; not where the person has another account. The transaction is to be rolled back then.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(Binding binding) {
        jdbc.sql("delete from household.binding where owner = :owner or (person = :person and until <= :now)")
                .param("owner", binding.owner())
                .param("person", binding.person())
                .param("now", now())
                .update();
        jdbc.sql("delete from household.try where owner = ?").param(binding.owner()).update();
        return jdbc.sql("""
                insert into household.binding (owner, person, evidence, bound_at, until)
                values (?, ?, ?, ?, ?) on conflict do nothing""")
                .param(binding.owner())
                .param(binding.person())
                .param(binding.evidence().name())
                .param(at(binding.boundAt()))
                .param(at(binding.until()))
                .update() == 1;
    }

    /** Unbinds an account; whether it was bound. */
    boolean remove(String owner) {
        return jdbc.sql("delete from household.binding where owner = ?").param(owner).update() == 1;
    }

    /**
     * Counts a try as one that comes to nothing, before the register is asked: of many at the same time no more pass than may.
     *
     * @return whether it may be made
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean mayTry(String owner, int most) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))").param("household " + owner).query((row, count) -> 0)
                .list();
        jdbc.sql("delete from household.try where at <= ?").param(at(clock.instant().minus(DAY))).update();
        int tries = jdbc.sql("select count(*) from household.try where owner = ?")
                .param(owner)
                .query(Integer.class)
                .single();
        return tries < most
                && jdbc.sql("insert into household.try (owner, at) values (?, ?)").params(owner, now()).update() == 1;
    }

    /** The last try does not count: nobody answered it. */
    void takeBackTry(String owner) {
        jdbc.sql("""
                delete from household.try where ctid in (
                    select ctid from household.try where owner = ? order by at desc limit 1)""").param(owner).update();
    }

    @Override
    public void copyTo(String residentId, DataCopy copy) {
        copy.records("household/binding", jdbc.sql("""
                select json_build_object('person', person, 'evidence', evidence, 'bound_at', bound_at,
                    'until', until)::text
                from household.binding where owner = ?""")
                .param(residentId));
    }

    /** Nobody has to keep who somebody was: all of it goes. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        int tries = jdbc.sql("delete from household.try where owner = ?").param(residentId).update();
        return tries + (remove(residentId) ? 1 : 0);
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Binding binding(ResultSet row, int number) throws SQLException {
        return new Binding(row.getString("owner"), row.getString("person"),
                ProvenIdentity.valueOf(row.getString("evidence")), row.getTimestamp("bound_at").toInstant(),
                row.getTimestamp("until").toInstant());
    }
}
