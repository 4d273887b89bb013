package ch.meinkonto.soc.responder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.contract.ResponseState;

/** All orders that ever came, in schema {@code soc_response}. */
final class Responses implements ResponsesInForce {
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Clock clock;

    Responses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An order and what became of it.
     *
     * @param order as it came
     * @param state as of now
     */
    record Response(ResponseOrder order, ResponseState state) {
        boolean isInForce() {
            return state.state().equals(ResponseState.IN_FORCE);
        }
    }

    /** Lets one request at a time decide about an order; held until the transaction ends. */
    void lock(UUID id) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('response ' || ?, 0))")
                .param(id.toString())
                .query((row, number) -> true)
                .single();
    }

    Optional<Response> find(UUID id) {
        return jdbc.sql("select * from soc_response.response where id = ?").param(id).query(this::read).optional();
    }

    /** What is in force now, the oldest order first. */
    List<Response> inForce() {
        return jdbc.sql("""
                select * from soc_response.response where state = 'in-force' and expires_at > ?
                order by ordered_at, id""").param(Timestamp.from(clock.instant())).query(this::read).list();
    }

    @Override
    public Optional<Instant> since(ResponseAction action, String target) {
        return jdbc.sql("""
                select ordered_at from soc_response.response
                where action = ? and target = ? and state = 'in-force' and expires_at > ?
                order by ordered_at desc limit 1""")
                .params(action.value(), target, Timestamp.from(clock.instant()))
                .query((row, number) -> time(row, "ordered_at"))
                .optional();
    }

    void add(Response response) {
        ResponseOrder order = response.order();
        ResponseState state = response.state();
        jdbc.sql("""
                insert into soc_response.response
                    (id, action, target, document, state, effect, ordered_at, changed_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(UUID.fromString(order.id()))
                .param(order.action())
                .param(order.target())
                .param(JSON.writeValueAsString(order))
                .param(state.state())
                .param(state.effect())
                .param(Timestamp.from(state.changedAt()))
                .param(Timestamp.from(state.changedAt()))
                .param(state.expiresAt() == null ? null : Timestamp.from(state.expiresAt()))
                .update();
    }

    /** Ends an order that is in force before its time. */
    void undo(UUID id, String by, Instant now) {
        jdbc.sql("""
                update soc_response.response set state = 'undone', undone_by = ?, changed_at = ?
                where id = ? and state = 'in-force'""").params(by, Timestamp.from(now), id).update();
    }

    /** The orders whose time is over, and of which nobody has said so yet. */
    List<UUID> due() {
        return jdbc.sql("""
                select id from soc_response.response where state = 'in-force' and expires_at <= ?
                order by expires_at limit 100""").param(Timestamp.from(clock.instant()))
                .query((row, number) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list();
    }

    /** Ends an order whose time is over; empty where another instance was faster. */
    Optional<Response> expire(UUID id) {
        return jdbc.sql("""
                update soc_response.response set state = 'expired', changed_at = expires_at
                where id = ? and state = 'in-force' and expires_at <= ? returning *""")
                .params(id, Timestamp.from(clock.instant()))
                .query(this::read)
                .optional();
    }

    private Response read(ResultSet row, int number) throws SQLException {
        ResponseOrder order = JSON.readValue(row.getString("document"), ResponseOrder.class);
        Instant changed = time(row, "changed_at");
        // As it was ordered: the column is less exact.
        Instant expiry = order.expiresAt();
        String state = Objects.requireNonNull(row.getString("state"));
        if (expiry != null && (state.equals(ResponseState.EXPIRED)
                || state.equals(ResponseState.IN_FORCE) && !expiry.isAfter(clock.instant()))) {
            state = ResponseState.EXPIRED;
            changed = expiry;
        }
        return new Response(order, new ResponseState(order.id(), state, changed, expiry,
                Objects.requireNonNull(row.getString("effect"))));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp(column), column).toInstant();
    }
}
