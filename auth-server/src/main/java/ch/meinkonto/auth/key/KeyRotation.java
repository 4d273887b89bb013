package ch.meinkonto.auth.key;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/** Looks every minute whether a new key is due, here or elsewhere. Without the database the keys stay as they are. */
final class KeyRotation {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private final KeyRing keys;

    KeyRotation(KeyRing keys) {
        this.keys = keys;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void rotate() {
        try {
            keys.refresh();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("signing keys not looked up cause={}", e.toString());
        }
    }
}
