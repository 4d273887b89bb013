package ch.meinkonto.portal.cityservice;

import java.util.function.IntSupplier;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Work on as many rows as there are, a portion at a time and each portion in a transaction of its own. Several portals may do it
 * at the same time where each portion takes rows that no other has.
 */
@Component
public class Portions {
    /** How many rows a portion has at the most. */
    public static final int MOST = 100;

    private final TransactionOperations transactions;

    Portions(TransactionOperations transactions) {
        this.transactions = transactions;
    }

    /**
     * Works until a portion is not full.
     *
     * @param portion takes at most {@link #MOST} rows and tells how many it took
     */
    public void work(IntSupplier portion) {
        Integer taken;
        do {
            taken = transactions.execute(status -> portion.getAsInt());
        } while (taken != null && taken == MOST);
    }
}
