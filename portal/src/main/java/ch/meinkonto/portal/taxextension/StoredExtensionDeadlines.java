package ch.meinkonto.portal.taxextension;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.MonthDay;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days in {@code taxextension.deadlines}. */
@Repository
class StoredExtensionDeadlines implements ExtensionDeadlines {
    private final JdbcClient jdbc;

    StoredExtensionDeadlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Deadlines of(int taxYear, LocalDate today) {
        return jdbc.sql("""
                select * from taxextension.deadlines
                where tax_years @> :year and valid_from <= :today
                    and (valid_until is null or valid_until >= :today)
                order by upper_inf(tax_years), upper(tax_years) - lower(tax_years), valid_from desc, id desc
                limit 1""")
                .param("year", taxYear)
                .param("today", today)
                .query((row, number) -> deadlines(row, taxYear + 1))
                .single();
    }

    private static Deadlines deadlines(ResultSet row, int year) throws SQLException {
        return new Deadlines(day(row, "due", year), day(row, "due_self_employed", year),
                day(row, "first_before", year), day(row, "first_until", year), day(row, "second_from", year),
                day(row, "second_until", year), row.getInt("last_period_days"));
    }

    private static LocalDate day(ResultSet row, String column, int year) throws SQLException {
        return MonthDay.parse(row.getString(column)).atYear(year);
    }
}
