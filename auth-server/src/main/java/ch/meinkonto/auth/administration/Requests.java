package ch.meinkonto.auth.administration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** All requests of administrators to each other, in schema {@code administration}. */
@Repository
class Requests {
    private static final String SELECT = """
            select id, kind, act, reason, asked_by, asked_at, expires_at, state, decided_by, decided_at, secret_made_at
            from administration.request\s""";
    private static final int MOST_SHOWN = 100;
    /** Any number that no other lock of this database uses. */
    private static final long LOCK = 0x6d6b_6164_6d69L;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    Requests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Has all decisions wait for each other until the transaction ends: there are few, and they look at each other's rows. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, number) -> number).list();
    }

    /**
     * Keeps a new one.
     *
     * @param key by which a program knows it again, absent where it does not
     */
    void add(Request request, @Nullable String key) {
        jdbc.sql("""
                insert into administration.request (id, kind, act, target, beneficiary, reason, asked_by, asked_at,
                    expires_at, state, idempotency_key)
                values (?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(request.id())
                .param(request.act().kind().name())
                .param(json.writeValueAsString(request.act()))
                .param(request.act().target())
                .param(request.act().beneficiary())
                .param(request.reason())
                .param(request.askedBy())
                .param(Timestamp.from(request.askedAt()))
                .param(Timestamp.from(request.expiresAt()))
                .param(request.state().name())
                .param(key)
                .update();
    }

    /** Writes down how far it is. */
    void decide(Request request) {
        Instant when = request.decidedAt();
        jdbc.sql("update administration.request set state = ?, decided_by = ?, decided_at = ? where id = ?")
                .param(request.state().name())
                .param(request.decidedBy())
                .param(when == null ? null : Timestamp.from(when))
                .param(request.id())
                .update();
    }

    /** Writes down that its secret was fetched; of two who do so at the same moment, one does. */
    boolean secretMade(UUID id, Instant now) {
        return jdbc.sql("update administration.request set secret_made_at = ? where id = ? and secret_made_at is null")
                .params(Timestamp.from(now), id)
                .update() == 1;
    }

    /** The one with this id. */
    Optional<Request> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(this::request).optional();
    }

    /** The one that somebody asked with this key. */
    Optional<Request> find(UUID askedBy, String key) {
        return jdbc.sql(SELECT + "where asked_by = ? and idempotency_key = ?")
                .params(askedBy, key)
                .query(this::request)
                .optional();
    }

    /** The open one about the same. */
    Optional<Request> open(Act act) {
        return jdbc.sql(SELECT + "where kind = ? and target = ? and state = 'OPEN'")
                .params(act.kind().name(), act.target())
                .query(this::request)
                .optional();
    }

    /** Open ones about a client. */
    List<Request> openAboutClient(String clientId) {
        return jdbc.sql(SELECT + "where kind in (?, ?) and target = ? and state = 'OPEN'")
                .params(Act.Kind.SAVE_CLIENT.name(), Act.Kind.MAKE_SECRET.name(), clientId)
                .query(this::request)
                .list();
    }

    /** The newest, open ones first; at most a hundred. */
    List<Request> newest() {
        return jdbc.sql(SELECT + "order by state = 'OPEN' desc, asked_at desc limit " + MOST_SHOWN)
                .query(this::request)
                .list();
    }

    /** Open ones for which the time is over. */
    List<Request> over(Instant now) {
        return jdbc.sql(SELECT + "where state = 'OPEN' and expires_at <= ? for update skip locked")
                .param(Timestamp.from(now))
                .query(this::request)
                .list();
    }

    private Request request(ResultSet row, int number) throws SQLException {
        Act act = json.readValue(row.getString("act"), Act.Kind.valueOf(row.getString("kind")).form());
        return new Request(row.getObject("id", UUID.class), act, row.getString("reason"),
                row.getObject("asked_by", UUID.class), row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(), Request.State.valueOf(row.getString("state")),
                row.getObject("decided_by", UUID.class), instant(row, "decided_at"), instant(row, "secret_made_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
