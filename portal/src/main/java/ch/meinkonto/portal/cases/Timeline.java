package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to a case, in {@code cases.timeline}. */
@Repository
class Timeline {
    private final JdbcClient jdbc;
    private final Clock clock;

    Timeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who did something. */
    enum Party {
        RESIDENT,
        STAFF,
        SYSTEM
    }

    /** What can happen. */
    enum Kind {
        HANDED_IN,
        TAKEN,
        ASKED_BACK,
        CORRECTED,
        /** Only staff see that. */
        PROPOSED,
        /** Only staff see that. */
        SENT_BACK,
        DECIDED,
        DOCUMENT_MADE,
        CHANGED_BY_RESIDENT,
        PAID,
        /** The fee goes back. */
        REFUNDED,
        /** What was decided could not be carried out. */
        REOPENED,
        WITHDRAWN;

        boolean isForResidents() {
            return this != PROPOSED && this != SENT_BACK;
        }
    }

    /**
     * One thing that happened.
     *
     * @param at when
     * @param kind what
     * @param party who, roughly
     * @param actor account id, for staff only
     */
    record Entry(Instant at, Kind kind, Party party, String actor) {
        public String messageKey() {
            return "cases.timeline." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public String partyKey() {
            return "cases.party." + party.name().toLowerCase(Locale.ROOT);
        }
    }

    void add(String reference, Kind kind, Party party, String actor) {
        jdbc.sql("""
                insert into cases.timeline (reference, at, kind, party, actor)
                values (:reference, :now, :kind, :party, :actor)""")
                .param("reference", reference)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kind", kind.name())
                .param("party", party.name())
                .param("actor", actor)
                .update();
    }

    /** Everything, oldest first. */
    List<Entry> of(String reference) {
        return jdbc.sql("select * from cases.timeline where reference = :reference order by id")
                .param("reference", reference)
                .query((row, number) -> new Entry(row.getTimestamp("at").toInstant(),
                        Kind.valueOf(row.getString("kind")), Party.valueOf(row.getString("party")),
                        row.getString("actor")))
                .list();
    }

    /** What the resident may see of it. */
    List<Entry> forResident(String reference) {
        return of(reference).stream().filter(entry -> entry.kind().isForResidents()).toList();
    }
}
