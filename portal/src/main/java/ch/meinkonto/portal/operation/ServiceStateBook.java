package ch.meinkonto.portal.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.portal.cityservice.ServiceNotOpen;
import ch.meinkonto.portal.cityservice.ServiceNotOpen.Reason;
import ch.meinkonto.portal.cityservice.ServiceState;
import ch.meinkonto.portal.cityservice.ServiceStates;
import ch.meinkonto.portal.page.DrawnOnce;

/** The states of services, in PostgreSQL, schema {@code operation}: what is set here holds on every instance at once. */
@Repository
class ServiceStateBook implements ServiceStates {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    ServiceStateBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A state that was set once.
     *
     * @param state which
     * @param by account id
     * @param at when
     */
    record Entry(ServiceState state, String by, Instant at) {}

    @Override
    public ServiceState of(String service) {
        return DrawnOnce.of(new StateOf(service), () -> read(service));
    }

    /** As it is asked for. */
    private record StateOf(String service) {}

    private ServiceState read(String service) {
        return jdbc.sql("select * from operation.service_state where service = :service")
                .param("service", service)
                .query((row, number) -> state(row))
                .optional()
                .orElse(new ServiceState.Open());
    }

    @Override
    public Map<String, ServiceState> all() {
        Map<String, ServiceState> states = new LinkedHashMap<>();
        jdbc.sql("select * from operation.service_state order by service").query((ResultSet row) -> {
            states.put(row.getString("service"), state(row));
        });
        return states;
    }

    @Override
    public void admit(String service) {
        ServiceState state = of(service);
        if (!state.isOpenOn(LocalDate.now(clock))) {
            throw new ServiceNotOpen(switch (state) {
                case ServiceState.Seasonal ignored -> Reason.SERVICE_OUT_OF_SEASON;
                case ServiceState.Closed ignored -> Reason.SERVICE_CLOSED;
                case ServiceState.Paused ignored -> Reason.SERVICE_PAUSED;
                case ServiceState.Open ignored -> throw new IllegalStateException("open, and yet not open");
            }, service);
        }
    }

    /** What was set so far, newest first. */
    List<Entry> history(String service) {
        return jdbc.sql("select * from operation.service_state_history where service = :service order by number desc")
                .param("service", service)
                .query((row, number) -> new Entry(state(row), row.getString("set_by"),
                        row.getTimestamp("set_at").toInstant()))
                .list();
    }

    /** Gives a service a state. */
    void set(String service, ServiceState state, String by) {
        LocalDate from = state instanceof ServiceState.Seasonal season ? season.from() : null;
        LocalDate until = state instanceof ServiceState.Seasonal season ? season.until() : null;
        String explanation = state instanceof ServiceState.Paused paused
                ? JSON.writeValueAsString(paused.inLanguages())
                : null;
        with("""
                insert into operation.service_state (service, state, season_from, season_until, explanation)
                values (:service, :state, :from, :until, cast(:explanation as jsonb))
                on conflict (service) do update set state = excluded.state, season_from = excluded.season_from,
                    season_until = excluded.season_until, explanation = excluded.explanation""", service, state, from,
                until, explanation).update();
        with("""
                insert into operation.service_state_history
                    (service, state, season_from, season_until, explanation, set_by, set_at)
                values (:service, :state, :from, :until, cast(:explanation as jsonb), :by, :at)""", service, state,
                from, until, explanation).param("by", by).param("at", Timestamp.from(clock.instant())).update();
    }

    private JdbcClient.StatementSpec with(String sql, String service, ServiceState state, @Nullable LocalDate from,
            @Nullable LocalDate until, @Nullable String explanation) {
        return jdbc.sql(sql)
                .param("service", service)
                .param("state", state.code())
                .param("from", from)
                .param("until", until)
                .param("explanation", explanation);
    }

    private static ServiceState state(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return switch (state) {
            case "open" -> new ServiceState.Open();
            case "closed" -> new ServiceState.Closed();
            case "seasonal" -> new ServiceState.Seasonal(row.getObject("season_from", LocalDate.class),
                    row.getObject("season_until", LocalDate.class));
            case "paused" -> {
                TreeMap<String, String> texts = new TreeMap<>();
                JSON.readTree(row.getString("explanation"))
                        .properties()
                        .forEach(text -> texts.put(text.getKey(), text.getValue().asString()));
                yield new ServiceState.Paused(texts);
            }
            default -> throw new IllegalStateException("a service has no state " + state);
        };
    }
}
