package ch.meinkonto.portal.access;

import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;
import ch.meinkonto.soc.contract.AccountClosingEvent;
import ch.meinkonto.soc.contract.AccountClosingEvent.Stage;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Has everything that is kept of an account forgotten: all of it, or nothing and then again when told again. */
@Component
class ForgetResident {
    private static final Logger log = LoggerFactory.getLogger(ForgetResident.class);

    private final List<RecordsOfResident> records;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final SecurityEvents events;

    ForgetResident(List<RecordsOfResident> records, FindByIndexNameSessionRepository<? extends Session> sessions,
            SecurityEvents events) {
        this.records = records;
        this.sessions = sessions;
        this.events = events;
    }

    /** Tells of it where there was something to forget. */
    @Transactional
    public void forget(String residentId) {
        sessions.findByPrincipalName(residentId).keySet().forEach(sessions::deleteById);
        FormerResident former = new FormerResident(UUID.randomUUID());
        int forgotten = records.stream().mapToInt(kept -> kept.forget(residentId, former)).sum();
        if (forgotten > 0) {
            events.record(new AccountClosingEvent(residentId, Stage.FORGOTTEN));
        }
        // Not whom: a log that names them together would link again what was unlinked.
        log.info("account forgotten, records={}", forgotten);
    }
}
