package ch.meinkonto.soc.bench.provider;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Opens the accounts of a population in the database of our auth server, as its registration would leave them. */
public final class AccountPool {
    private AccountPool() {}

    /**
     * Opens them. All have one hash, for it costs as much to check as any.
     *
     * @throws IOException if the database refuses
     */
    public static void open(Database database, Population population, Argon2Cost cost) throws IOException {
        String hash = cost.encoded(population.password());
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                PreparedStatement account = connection.prepareStatement("""
                        insert into account.account (id, login, display_name, password_hash, status, created_at)
                        values (?, ?, ?, ?, 'ACTIVE', now())""");
                PreparedStatement role = connection.prepareStatement(
                        "insert into account.role (account_id, role) values (?, 'RESIDENT')");
                Statement statistics = connection.createStatement()) {
            for (int person = 0; person < population.people(); person++) {
                UUID id = UUID.randomUUID();
                account.setObject(1, id);
                account.setString(2, population.login(person));
                account.setString(3, "Resident " + person);
                account.setString(4, hash);
                account.addBatch();
                role.setObject(1, id);
                role.addBatch();
            }
            account.executeBatch();
            role.executeBatch();
            statistics.execute("analyze account.account");
        } catch (SQLException failed) {
            throw new IOException("The accounts could not be opened: " + failed.getMessage(), failed);
        }
    }
}
