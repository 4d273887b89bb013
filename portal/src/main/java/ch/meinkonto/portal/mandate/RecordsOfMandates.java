package ch.meinkonto.portal.mandate;

import java.time.Clock;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.DataCopy;
import ch.meinkonto.portal.cityservice.DataOfResident;
import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** What mandates say of somebody: for the copy of their data, and what becomes of it when their account ends. */
@Repository
class RecordsOfMandates implements DataOfResident, RecordsOfResident {
    private final JdbcClient jdbc;
    private final Mandates mandates;
    private final MandateRules rules;
    private final SecurityEvents events;
    private final Clock clock;

    RecordsOfMandates(JdbcClient jdbc, Mandates mandates, MandateRules rules, SecurityEvents events, Clock clock) {
        this.jdbc = jdbc;
        this.mandates = mandates;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void copyTo(String residentId, DataCopy copy) {
        records(copy, "mandates/given", "principal", "representative_full_name", residentId);
        records(copy, "mandates/held", "representative", "principal_full_name", residentId);
    }

    private void records(DataCopy copy, String file, String side, String other, String residentId) {
        copy.records(file, jdbc.sql("""
                select json_build_object('with', %s, 'services', services, 'givenAt', given_at, 'until', until,
                    'redeemedAt', redeemed_at, 'endedAt', ended_at, 'endedBy', ended_by,
                    'deletedAfter', (%s + make_interval(years => ?))::date)::text
                from mandate.mandate where %s = ? order by given_at, id""".formatted(other, Mandates.OVER_SINCE, side))
                .params(rules.keptAfterEnd().getYears(), residentId));
    }

    /** Authority ends with the account of either side. What was done by it stands in the records of the cases. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        Stream.concat(mandates.givenBy(residentId).stream(), mandates.heldBy(residentId).stream())
                .filter(mandate -> mandate.canBeEnded(clock.instant()))
                .forEach(mandate -> events.record(mandate.event(EventAction.MANDATE_END)));
        return jdbc.sql("delete from mandate.mandate where principal = ? or representative = ?")
                .params(residentId, residentId)
                .update();
    }
}
