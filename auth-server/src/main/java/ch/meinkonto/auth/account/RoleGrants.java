package ch.meinkonto.auth.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The roles of all accounts with their validity and origin, in schema {@code account}. */
@Repository
public class RoleGrants {
    private static final String SELECT = """
            select account_id, role, valid_from, valid_until, granted_by, approved_by, reason from account.role where\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    RoleGrants(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All roles of an account, also those that are over or still to come. */
    public List<RoleGrant> of(UUID accountId) {
        return jdbc.sql(SELECT + "account_id = ? order by role").param(accountId).query(RoleGrants::grant).list();
    }

    /** Who has a role at this moment. Keeps these rows as they are until the transaction ends. */
    public List<UUID> holders(Role role) {
        return jdbc.sql("""
                select account_id from account.role where role = ? and valid_from <= ?
                    and (valid_until is null or valid_until > ?) order by account_id for share""")
                .params(role.name(), now(), now())
                .query((row, number) -> row.getObject("account_id", UUID.class))
                .list();
    }

    /**
     * Gives an account a role, or another validity for one it has.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException where one person stands for two: the table refuses it
     */
    public void grant(RoleGrant grant) {
        jdbc.sql("""
                insert into account.role (account_id, role, valid_from, valid_until, granted_by, approved_by, reason)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (account_id, role) do update set valid_from = excluded.valid_from,
                    valid_until = excluded.valid_until, granted_by = excluded.granted_by,
                    approved_by = excluded.approved_by, reason = excluded.reason""")
                .param(grant.accountId())
                .param(grant.role().name())
                .param(Timestamp.from(grant.validFrom()))
                .param(timestamp(grant.validUntil()))
                .param(grant.grantedBy())
                .param(grant.approvedBy())
                .param(grant.reason())
                .update();
    }

    /** Takes a role away; whether there was one. */
    public boolean revoke(UUID accountId, Role role) {
        return jdbc.sql("delete from account.role where account_id = ? and role = ?")
                .params(accountId, role.name())
                .update() == 1;
    }

    /** Takes away what is over, and tells what that was. */
    public List<RoleGrant> removeOver() {
        return jdbc.sql("""
                delete from account.role where valid_until <= ?
                returning account_id, role, valid_from, valid_until, granted_by, approved_by, reason""")
                .param(now())
                .query(RoleGrants::grant)
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }

    private static RoleGrant grant(ResultSet row, int number) throws SQLException {
        Timestamp until = row.getTimestamp("valid_until");
        return new RoleGrant(row.getObject("account_id", UUID.class), Role.valueOf(row.getString("role")),
                row.getTimestamp("valid_from").toInstant(), until == null ? null : until.toInstant(),
                row.getObject("granted_by", UUID.class), row.getObject("approved_by", UUID.class),
                row.getString("reason"));
    }
}
