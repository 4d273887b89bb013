package ch.meinkonto.soc.emitter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The right to deliver: a PostgreSQL advisory lock, held by a connection of its own. The holder does all its work over that
 * very connection, so whoever has lost it, and with it the lock, cannot number or delete anything any more.
 */
final class RelayLease implements AutoCloseable {
    private static final long LOCK = 0x6d6b_6f75_7462_0002L;
    private static final Executor DIRECT = Runnable::run;

    private final Connection connection;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    private RelayLease(Connection connection) {
        SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
        this.connection = connection;
        this.jdbc = JdbcClient.create(single);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(single));
    }

    /** The lease, or null while another process has it. */
    static @Nullable RelayLease tryAcquire(DataSource dataSource) throws SQLException {
        RelayLease lease = new RelayLease(dataSource.getConnection());
        try {
            if (lease.jdbc.sql("select pg_try_advisory_lock(?)").param(LOCK).query(Boolean.class).single()) {
                return lease;
            }
            lease.connection.close();
            return null;
        } catch (DataAccessException e) {
            lease.connection.abort(DIRECT);
            throw e;
        }
    }

    /** The outbox, over the connection that holds the lock. */
    Outbox outbox() {
        return new Outbox(jdbc);
    }

    /** Transactions on that connection. */
    TransactionTemplate transactions() {
        return transactions;
    }

    /** Gives the lock back; a connection on which that fails is cut, which frees the lock as well. */
    @Override
    public void close() throws SQLException {
        try {
            jdbc.sql("select pg_advisory_unlock(?)").param(LOCK).query(Boolean.class).single();
        } catch (DataAccessException e) {
            connection.abort(DIRECT);
        }
        connection.close();
    }
}
