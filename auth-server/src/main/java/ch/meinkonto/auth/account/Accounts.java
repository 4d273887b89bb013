package ch.meinkonto.auth.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All accounts, in schema {@code account}. */
@Repository
public class Accounts {
    private static final String SELECT = """
            select a.id, a.login, a.display_name, a.status, a.last_sign_in_at, a.password_hash,
                   array(select role from account.role where account_id = a.id and valid_from <= :now
                         and (valid_until is null or valid_until > :now)) as roles
            from account.account a where\s""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AccountLocks locks;

    Accounts(JdbcClient jdbc, Clock clock, AccountLocks locks) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.locks = locks;
    }

    /** The account with this id. */
    public Optional<Account> find(UUID id) {
        return jdbc.sql(SELECT + "a.id = :id")
                .param("now", now())
                .param("id", id)
                .query(Accounts::account)
                .optional()
                .map(this::asLocked);
    }

    /** The account with this login name. */
    public Optional<Account> find(Login login) {
        return jdbc.sql(SELECT + "a.login = :login")
                .param("now", now())
                .param("login", login.value())
                .query(Accounts::account)
                .optional()
                .map(this::asLocked);
    }

    /** The account with this login name, together with what proves that a person owns it. */
    Optional<AccountWithPassword> findWithPassword(Login login) {
        return jdbc.sql(SELECT + "a.login = :login")
                .param("now", now())
                .param("login", login.value())
                .query((row, number) -> new AccountWithPassword(account(row, number), row.getString("password_hash")))
                .optional()
                .map(found -> new AccountWithPassword(asLocked(found.account()), found.passwordHash()));
    }

    /**
     * Opens an account.
     *
     * @return its id, empty where this login name has an account already
     */
    @Transactional
    public Optional<UUID> open(Login login, String displayName, String passwordHash, List<Role> roles) {
        UUID id = UUID.randomUUID();
        int opened = jdbc.sql("""
                insert into account.account (id, login, display_name, password_hash, status, created_at)
                values (?, ?, ?, ?, 'ACTIVE', ?) on conflict (login) do nothing""")
                .params(id, login.value(), displayName, passwordHash, Timestamp.from(clock.instant()))
                .update();
        if (opened == 0) {
            return Optional.empty();
        }
        roles.forEach(role -> jdbc.sql("insert into account.role (account_id, role) values (?, ?)")
                .params(id, role.name())
                .update());
        return Optional.of(id);
    }

    /** Remembers when the person last signed in. */
    public void signedIn(UUID id) {
        jdbc.sql("update account.account set last_sign_in_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }

    /**
     * Gives an account another login name.
     *
     * @throws org.springframework.dao.DuplicateKeyException where another account has it
     */
    public void changeLogin(UUID id, Login login) {
        jdbc.sql("update account.account set login = ? where id = ?").params(login.value(), id).update();
    }

    /** Lets nobody sign in until it is unlocked. One that is disabled stays so. */
    public void lock(UUID id) {
        jdbc.sql("update account.account set status = 'LOCKED' where id = ? and status = 'ACTIVE'").param(id).update();
    }

    /**
     * Takes back such a lock; one by order of the SOC stays.
     *
     * @return whether there was one to take back
     */
    public boolean unlock(UUID id) {
        return jdbc.sql("update account.account set status = 'ACTIVE' where id = ? and status = 'LOCKED'")
                .param(id)
                .update() == 1;
    }

    /** Lets nobody sign in to an account any more. One that is locked stays so: coming back must not unlock it. */
    public void disable(UUID id) {
        jdbc.sql("update account.account set status = 'DISABLED' where id = ? and status = 'ACTIVE'")
                .param(id)
                .update();
    }

    /** Lets its owner use a disabled account again. One that is locked stays so. */
    public void enable(UUID id) {
        jdbc.sql("update account.account set status = 'ACTIVE' where id = ? and status = 'DISABLED'")
                .param(id)
                .update();
    }

    /** Deletes an account and all that hangs on its row. */
    public void delete(UUID id) {
        jdbc.sql("delete from account.account where id = ?").param(id).update();
    }

    /** The hash of an account's password. */
    Optional<String> passwordHash(UUID id) {
        return jdbc.sql("select password_hash from account.account where id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Replaces the password hash. */
    void changePasswordHash(UUID id, String passwordHash) {
        jdbc.sql("update account.account set password_hash = ?, password_chosen = true where id = ?")
                .params(passwordHash, id)
                .update();
    }

    /** Notes that nobody knows the password: it was made up, and told to nobody. */
    void noPasswordChosen(UUID id) {
        jdbc.sql("update account.account set password_chosen = false where id = ?").param(id).update();
    }

    /** Whether the owner has chosen a password. */
    boolean hasPasswordChosen(UUID id) {
        return jdbc.sql("select 1 from account.account where id = ? and password_chosen")
                .param(id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /**
     * The account, locked where an order says so. Not asked while the row is read: the connection is in use then, and the
     * question would wait for a second one, as would all others who ask at that moment.
     */
    private Account asLocked(Account account) {
        return account.status() == Account.Status.ACTIVE && locks.isLocked(account.id())
                ? account.withStatus(Account.Status.LOCKED)
                : account;
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        List<Role> roles = Arrays.stream((String[]) row.getArray("roles").getArray()).map(Role::valueOf).toList();
        Timestamp lastSignIn = row.getTimestamp("last_sign_in_at");
        return new Account(row.getObject("id", UUID.class), new Login(row.getString("login")),
                row.getString("display_name"), roles, Account.Status.valueOf(row.getString("status")),
                lastSignIn == null ? null : lastSignIn.toInstant());
    }

    /** An account and the hash of its password. */
    record AccountWithPassword(Account account, String passwordHash) {
        @Override
        public String toString() {
            return account.toString();
        }
    }
}
