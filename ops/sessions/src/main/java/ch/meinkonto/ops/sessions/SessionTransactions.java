package ch.meinkonto.ops.sessions;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions of Spring Session. What it asks a result of is one statement each: to find sessions, or to clean up. That
 * needs none, and begin and commit would double the way to the database. What it writes stays all or nothing.
 */
final class SessionTransactions implements TransactionOperations {
    private final TransactionTemplate writing;

    SessionTransactions(PlatformTransactionManager transactions) {
        this.writing = new TransactionTemplate(transactions);
        // As Spring Session itself has it: a session is kept whatever becomes of the transaction around.
        writing.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        return TransactionOperations.withoutTransaction().execute(action);
    }

    @Override
    public void executeWithoutResult(Consumer<TransactionStatus> action) {
        writing.executeWithoutResult(action);
    }
}
