package ch.meinkonto.portal.operation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.ServiceUsage;

/**
 * How services are used, by day, in PostgreSQL, schema {@code operation}; and for the operators as
 * {@code meinkonto.service.requests} by service and step.
 */
@Repository
class UsageBook implements ServiceUsage {
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final Clock clock;

    UsageBook(JdbcClient jdbc, MeterRegistry meters, Clock clock) {
        this.jdbc = jdbc;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Figures of a stretch of time.
     *
     * @param from first day
     * @param started drafts begun
     * @param handedIn requests that came in online
     * @param atCounter requests that came in otherwise, as reported
     * @param alone requests decided without staff
     * @param byPerson requests decided by staff
     * @param partly of both, requests that were granted less than they asked for
     */
    record Figures(LocalDate from, long started, long handedIn, long atCounter, long alone, long byPerson,
            long partly) {
        /** Share of requests that came in online, in percent; absent while there were none. */
        public @Nullable Long onlineShare() {
            return share(handedIn, atCounter);
        }

        /** Share of decisions without staff, in percent; absent while there were none. */
        public @Nullable Long straightThrough() {
            return share(alone, byPerson);
        }

        private static @Nullable Long share(long part, long rest) {
            return part + rest == 0 ? null : Math.round(100.0 * part / (part + rest));
        }
    }

    @Override
    public void started(String service) {
        count(service, "started", "started");
    }

    @Override
    public void handedIn(String service) {
        count(service, "handed_in", "handed-in");
    }

    @Override
    public void decided(String service, boolean alone) {
        count(service, alone ? "decided_alone" : "decided_by_person", alone ? "decided-alone" : "decided-by-person");
    }

    @Override
    public void partlyGranted(String service) {
        count(service, "partly_granted", "partly-granted");
    }

    /** A connection keeps to its slot, so that two at the same time hardly ever want the same row. */
    private void count(String service, String column, String step) {
        jdbc.sql("insert into operation.usage as known (service, day, slot, " + column
                + ") values (:service, :day, pg_backend_pid() % 16, 1)"
                + " on conflict (service, day, slot) do update set " + column + " = known." + column + " + 1")
                .param("service", service)
                .param("day", LocalDate.now(clock))
                .update();
        meters.counter("meinkonto.service.requests", "service", service, "step", step).increment();
    }

    /** Says how many requests came in at the counter on a day; saying it again corrects it. */
    void reportAtCounter(String service, LocalDate day, int requests) {
        jdbc.sql("""
                insert into operation.at_counter (service, day, requests) values (:service, :day, :requests)
                on conflict (service, day) do update set requests = excluded.requests""")
                .param("service", service)
                .param("day", day)
                .param("requests", requests)
                .update();
    }

    /** The figures of each day since one, newest first; days without any are left out. */
    List<Figures> days(String service, LocalDate since) {
        return figures(service, since, "day");
    }

    /** The figures of each week (ISO 8601, from Monday) since a day, newest first. */
    List<Figures> weeks(String service, LocalDate since) {
        return figures(service, since, "week");
    }

    private List<Figures> figures(String service, LocalDate since, String unit) {
        return jdbc.sql("""
                select date_trunc('%s', day)::date as first, sum(started) as started, sum(handed_in) as handed_in,
                    sum(at_counter) as at_counter, sum(alone) as alone, sum(by_person) as by_person,
                    sum(partly) as partly
                from (
                    select day, started, handed_in, 0 as at_counter, decided_alone as alone,
                        decided_by_person as by_person, partly_granted as partly
                    from operation.usage where service = :service and day >= :since
                    union all
                    select day, 0, 0, requests, 0, 0, 0
                    from operation.at_counter where service = :service and day >= :since) as figures
                group by first order by first desc""".formatted(unit))
                .param("service", service)
                .param("since", since)
                .query((row, number) -> new Figures(row.getObject("first", LocalDate.class), row.getLong("started"),
                        row.getLong("handed_in"), row.getLong("at_counter"), row.getLong("alone"),
                        row.getLong("by_person"), row.getLong("partly")))
                .list();
    }
}
