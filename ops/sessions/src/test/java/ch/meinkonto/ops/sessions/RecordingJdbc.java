package ch.meinkonto.ops.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Asks the database, and remembers the first word of each statement and whether a transaction was open. */
final class RecordingJdbc extends JdbcTemplate {
    private final List<String> statements = new ArrayList<>();

    RecordingJdbc(DataSource database) {
        super(database);
    }

    /** What was said since this was asked last. */
    List<String> statements() {
        List<String> said = List.copyOf(statements);
        statements.clear();
        return said;
    }

    @Override
    public <T extends @Nullable Object> T query(String sql, @Nullable PreparedStatementSetter parameters,
            ResultSetExtractor<T> rows) {
        record(sql);
        return super.query(sql, parameters, rows);
    }

    @Override
    public int update(String sql, @Nullable PreparedStatementSetter parameters) {
        record(sql);
        return super.update(sql, parameters);
    }

    @Override
    public int[] batchUpdate(String sql, BatchPreparedStatementSetter parameters) {
        record(sql);
        return super.batchUpdate(sql, parameters);
    }

    private void record(String sql) {
        statements.add(sql.strip().split("\\s")[0].toLowerCase(Locale.ROOT)
                + (TransactionSynchronizationManager.isActualTransactionActive() ? " in a transaction" : ""));
    }
}
