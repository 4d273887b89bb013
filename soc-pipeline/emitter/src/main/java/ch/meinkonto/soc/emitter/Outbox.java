package ch.meinkonto.soc.emitter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.EventChain;

/** The events that wait: table {@code security_event.outbox} and what belongs to it. */
final class Outbox {
    static final ModuleSchema SCHEMA = new ModuleSchema("security_event", 0x6d6b_6f75_7462_0001L, Outbox.class,
            List.of("outbox-1.sql"));

    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {
    };
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an event, in the transaction the caller has opened. */
    void append(OutboxEntry entry) {
        jdbc.sql("""
                insert into security_event.outbox (id, recorded_at, action, trace_id, span_id, attributes)
                values (?, ?, ?, ?, ?, ?::jsonb)
                """)
                .params(entry.id(), entry.time().atOffset(ZoneOffset.UTC), entry.action(), entry.traceId(),
                        entry.spanId(), JSON.writeValueAsString(entry.attributes()))
                .update();
    }

    /** How many events wait. */
    long pending() {
        return jdbc.sql("select count(*) from security_event.outbox").query(Long.class).single();
    }

    /** How many events of one kind wait. */
    long pending(EventAction action) {
        return jdbc.sql("select count(*) from security_event.outbox where action = ?")
                .param(action.value())
                .query(Long.class)
                .single();
    }

    /** Whether nothing waits; asked twice a second, so it must cost next to nothing. */
    boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from security_event.outbox)").query(Boolean.class).single();
    }

    /**
     * Gives up to {@code limit} events their number and hash. Only the relay that holds the lock may call it, in a
     * transaction: the order in which it meets the events is their order for good.
     */
    void number(String source, int limit) {
        List<OutboxEntry> unnumbered = jdbc.sql("""
                select id, recorded_at, action, trace_id, span_id, attributes
                from security_event.outbox where sequence is null order by position limit ?
                """).param(limit).query(Outbox::entry).list();
        if (unnumbered.isEmpty()) {
            return;
        }
        Link last = jdbc.sql("select sequence, hash from security_event.chain")
                .query((row, number) -> new Link(row.getLong("sequence"), row.getString("hash")))
                .optional()
                .orElse(new Link(0, EventChain.START));
        List<NumberedEntry> numbered = new ArrayList<>(unnumbered.size());
        for (OutboxEntry entry : unnumbered) {
            NumberedEntry next = NumberedEntry.after(last.sequence(), last.hash(), source, entry);
            numbered.add(next);
            last = new Link(next.sequence(), next.hash());
        }
        jdbc.sql("""
                update security_event.outbox
                set sequence = given.sequence, previous_hash = given.previous_hash, hash = given.hash
                from unnest(?, ?, ?, ?) as given (id, sequence, previous_hash, hash)
                where outbox.id = given.id
                """)
                .params(ids(numbered), numbered.stream().map(NumberedEntry::sequence).toArray(Long[]::new),
                        numbered.stream().map(NumberedEntry::previous).toArray(String[]::new),
                        numbered.stream().map(NumberedEntry::hash).toArray(String[]::new))
                .update();
        jdbc.sql("""
                insert into security_event.chain (sequence, hash) values (?, ?)
                on conflict (only_row) do update set sequence = excluded.sequence, hash = excluded.hash
                """).params(last.sequence(), last.hash()).update();
    }

    /** The numbered events that wait, oldest first: up to {@code limit}, and about {@code bytes} of content. */
    List<NumberedEntry> oldest(int limit, long bytes) {
        List<NumberedEntry> batch = new ArrayList<>();
        jdbc.sql("""
                select * from (
                    select id, recorded_at, action, trace_id, span_id, attributes, sequence, previous_hash, hash,
                           sum(octet_length(attributes::text)) over (order by sequence) as bytes_so_far
                    from (select * from security_event.outbox where sequence is not null order by sequence limit ?) next
                ) measured where bytes_so_far <= ? or sequence = (select min(sequence) from security_event.outbox)
                order by sequence
                """)
                .params(limit, bytes)
                .query(row -> {
                    batch.add(new NumberedEntry(entry(row, 0), row.getLong("sequence"),
                            row.getString("previous_hash"), row.getString("hash")));
                });
        return batch;
    }

    /** Forgets events that the receiver has acknowledged. */
    void delete(List<NumberedEntry> delivered) {
        jdbc.sql("delete from security_event.outbox where id = any(?)").param(ids(delivered)).update();
    }

    /** Puts an event aside that the receiver refuses for good, with its reason. */
    void putAside(NumberedEntry refused, String reason, Clock clock) {
        jdbc.sql("""
                with refused as (delete from security_event.outbox where id = ? returning *)
                insert into security_event.dead_letter (id, recorded_at, action, trace_id, span_id, attributes,
                    sequence, previous_hash, hash, rejected_at, reason)
                select id, recorded_at, action, trace_id, span_id, attributes, sequence, previous_hash, hash, ?, ?
                from refused
                """).params(refused.entry().id(), clock.instant().atOffset(ZoneOffset.UTC), reason).update();
    }

    private record Link(long sequence, String hash) {}

    private static UUID[] ids(List<NumberedEntry> entries) {
        return entries.stream().map(numbered -> numbered.entry().id()).toArray(UUID[]::new);
    }

    private static OutboxEntry entry(ResultSet row, int number) throws SQLException {
        return new OutboxEntry(row.getObject("id", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getString("action"),
                row.getString("trace_id"), row.getString("span_id"),
                JSON.readValue(row.getString("attributes"), ATTRIBUTES));
    }
}
