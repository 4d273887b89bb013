package ch.meinkonto.auth.federation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.auth.account.IdentityProofs;

/** Which account an identity belongs to, in schema {@code federation}. An identity has one account at most. */
@Repository
class IdentityLinks implements IdentityProofs {
    private static final String SELECT = """
            select id, account_id, provider, identity_level, identity_told_at, linked_at, last_used_at
            from federation.link where\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    IdentityLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A link.
     *
     * @param id its own
     * @param accountId whose it is
     * @param provider the provider's name in our settings
     * @param identityLevel the best the provider ever said of the person, absent where it says nothing
     * @param toldAt when it said so last
     * @param linkedAt since when
     * @param lastUsedAt last sign-in with it
     */
    record IdentityLink(UUID id, UUID accountId, String provider, @Nullable Integer identityLevel,
            @Nullable Instant toldAt, Instant linkedAt, Instant lastUsedAt) {}

    Optional<IdentityLink> find(Arrival.Identity identity) {
        return jdbc.sql(SELECT + "issuer = ? and subject = ?")
                .params(identity.issuer(), identity.subject())
                .query(IdentityLinks::link)
                .optional();
    }

    /** The links of an account, the oldest first. */
    List<IdentityLink> all(UUID accountId) {
        return jdbc.sql(SELECT + "account_id = ? order by linked_at, id")
                .param(accountId)
                .query(IdentityLinks::link)
                .list();
    }

    /** Links an identity; false where it, or the account's place at this provider, is taken. */
    boolean add(UUID accountId, Arrival arrival) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc
                .sql("""
                        insert into federation.link (id, account_id, provider, issuer, subject, identity_level, identity_told_at,
                                                     linked_at, last_used_at, family_name, given_name, birth)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(UUID.randomUUID())
                .param(accountId)
                .param(arrival.provider())
                .param(arrival.identity().issuer())
                .param(arrival.identity().subject())
                .param(arrival.identityLevel())
                .param(arrival.identityLevel() == null ? null : now)
                .param(now)
                .param(now)
                .param(arrival.person() == null ? null : arrival.person().familyName())
                .param(arrival.person() == null ? null : arrival.person().givenName())
                .param(arrival.person() == null ? null : arrival.person().birth())
                .update() == 1;
    }

    /** Notes a sign-in. A lower level than before says only that less was asked for this time. */
    void used(UUID id, Arrival arrival) {
        Integer level = arrival.identityLevel();
        ProvenPerson person = arrival.person();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("update federation.link set last_used_at = ? where id = ?").params(now, id).update();
        if (level != null) {
            jdbc.sql("""
                    update federation.link set identity_level = :level, identity_told_at = :now,
                        family_name = :family, given_name = :given, birth = :birth
                    where id = :id and coalesce(identity_level, 0) <= :level""")
                    .param("level", level)
                    .param("now", now)
                    .param("family", person == null ? null : person.familyName())
                    .param("given", person == null ? null : person.givenName())
                    .param("birth", person == null ? null : person.birth())
                    .param("id", id)
                    .update();
        }
    }

    /** Takes a link from an account; tells which provider it was. */
    Optional<String> remove(UUID accountId, UUID id) {
        return jdbc.sql("delete from federation.link where account_id = ? and id = ? returning provider")
                .params(accountId, id)
                .query(String.class)
                .optional();
    }

    /** Keeps others from changing how the owner can sign in until the transaction ends. */
    void lock(UUID accountId) {
        jdbc.sql("select 1 from account.account where id = ? for update").param(accountId).query(Integer.class).list();
    }

    @Override
    public Optional<IdentityProof> of(UUID accountId) {
        return jdbc.sql("""
                select identity_level, identity_told_at, family_name, given_name, birth from federation.link
                where account_id = ? and identity_level is not null
                order by identity_level desc, identity_told_at desc limit 1""")
                .param(accountId)
                .query((row, number) -> new IdentityProof(row.getInt(1), row.getTimestamp(2).toInstant(), person(row)))
                .optional();
    }

    private static @Nullable ProvenPerson person(ResultSet row) throws SQLException {
        LocalDate birth = row.getObject("birth", LocalDate.class);
        return birth == null
                ? null
                : new ProvenPerson(row.getString("family_name"), row.getString("given_name"), birth);
    }

    private static IdentityLink link(ResultSet row, int number) throws SQLException {
        Timestamp told = row.getTimestamp("identity_told_at");
        return new IdentityLink(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                row.getString("provider"), told == null ? null : row.getInt("identity_level"),
                told == null ? null : told.toInstant(), row.getTimestamp("linked_at").toInstant(),
                row.getTimestamp("last_used_at").toInstant());
    }
}
