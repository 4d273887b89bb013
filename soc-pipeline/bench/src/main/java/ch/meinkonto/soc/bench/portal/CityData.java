package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;

import ch.meinkonto.soc.bench.provider.Database;

/** What must be in the portal's database before the evening, and what is there after it. */
final class CityData {
    /** The days of a year later than they are: so whoever asks today asks in time, whatever day it is. */
    private static final Map<String, String> DAYS = Map.of(
            "tax-extension.ordinary-date", "{\"day\": 31, \"month\": 3, \"yearsAfter\": 2}",
            "tax-extension.first-extension", "{\"day\": 30, \"month\": 9, \"yearsAfter\": 2}",
            "tax-extension.second-extension-opens", "{\"day\": 1, \"month\": 8, \"yearsAfter\": 2}",
            "tax-extension.second-extension", "{\"day\": 30, \"month\": 11, \"yearsAfter\": 2}");

    private final Database portal;

    CityData(Database portal) {
        this.portal = portal;
    }

    /**
     * What the portal has accepted.
     *
     * @param cases requests for more time
     * @param withoutDocument how many of them have no confirmation
     */
    record Kept(int cases, int withoutDocument) {}

    /**
     * Moves the deadlines for everybody, as the city did in 2025: as rules that come with the software, because the approval of
     * two people is not what is measured.
     */
    void moveDeadlines(LocalDate today) throws IOException {
        LocalDate from = LocalDate.of(today.getYear() - 1, 1, 1);
        try (Connection connection = connect();
                PreparedStatement rule = connection.prepareStatement("""
                        insert into datedrule.version (rule_key, valid_from, value, source)
                        values (?, ?, ?::jsonb, 'measurement: a year later for everybody')""")) {
            for (Map.Entry<String, String> day : DAYS.entrySet()) {
                rule.setString(1, day.getKey());
                rule.setObject(2, from);
                rule.setString(3, day.getValue());
                rule.addBatch();
            }
            rule.executeBatch();
        } catch (SQLException failed) {
            throw new IOException("The deadlines could not be moved: " + failed.getMessage(), failed);
        }
    }

    /** Counts the requests and those that lack their document. */
    Kept kept() throws IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(*), count(*) filter (where not exists (
                            select 1 from cases.document d
                            where d.reference = c.reference and d.kind = 'confirmation' and d.replaced_at is null))
                        from cases.case_file c where c.service = 'tax-extension'""")) {
            row.next();
            return new Kept(row.getInt(1), row.getInt(2));
        } catch (SQLException failed) {
            throw new IOException("The requests could not be counted: " + failed.getMessage(), failed);
        }
    }

    /** How many transactions the database has committed so far. */
    long commits() throws IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select xact_commit from pg_stat_database where datname = current_database()")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IOException("The transactions could not be counted: " + failed.getMessage(), failed);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(portal.url(), portal.user(), portal.password());
    }
}
