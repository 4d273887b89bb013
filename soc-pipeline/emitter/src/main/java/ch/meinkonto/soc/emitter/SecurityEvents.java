package ch.meinkonto.soc.emitter;

import ch.meinkonto.soc.contract.SecurityEvent;

/** Where an application records security events. */
public interface SecurityEvents {
    /**
     * Records an event in the current database transaction, or in one of its own where there is none: the event and what
     * it tells of stand together or not at all.
     *
     * @throws org.springframework.dao.DataAccessException when the outbox cannot be written; the caller's transaction
     *         must then fail too
     */
    void record(SecurityEvent event);
}
