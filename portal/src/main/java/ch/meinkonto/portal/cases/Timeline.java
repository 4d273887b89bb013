package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.invitation.Person;

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
        WITHDRAWN,
        /** Somebody besides the applicant filled in. */
        PARTY_JOINED,
        PARTY_AGREED,
        PARTY_DECLINED,
        PARTY_TAKEN_BACK,
        /** What somebody had agreed to was changed. */
        PARTY_LAPSED,
        /** Somebody no longer takes part. */
        PARTY_LEFT;

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
     * @param representative name of who acted by mandate, empty when their account is gone; absent where nobody did
     * @param participant name of whoever takes part besides the applicant, empty when their account is gone; absent where it is
     *        about nobody else
     */
    record Entry(Instant at, Kind kind, Party party, String actor, @Nullable String representative,
            @Nullable String participant) {
        public String messageKey() {
            return "cases.timeline." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public String partyKey() {
            return "cases.party." + party.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Staff or the portal did something. */
    void add(String reference, Kind kind, Party party, String actor) {
        add(reference, kind, party, actor, null);
    }

    /** The resident did something, or who represents them. */
    void add(String reference, Kind kind, Actor actor) {
        add(reference, kind, Party.RESIDENT, actor.account(), actor.representative());
    }

    /**
     * Whoever takes part besides the applicant did something.
     *
     * @param at when: what they did to the draft stands in the time line of the case as well
     * @param representative name of who did it by their mandate
     */
    void add(String reference, Kind kind, Instant at, Person participant, @Nullable String representative) {
        jdbc.sql("""
                insert into cases.timeline (reference, at, kind, party, actor, representative, participant)
                values (:reference, :at, :kind, 'RESIDENT', :actor, :representative, :participant)""")
                .param("reference", reference)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("kind", kind.name())
                .param("actor", participant.account())
                .param("representative", representative)
                .param("participant", participant.name())
                .update();
    }

    private void add(String reference, Kind kind, Party party, String actor, @Nullable String representative) {
        jdbc.sql("""
                insert into cases.timeline (reference, at, kind, party, actor, representative)
                values (:reference, :now, :kind, :party, :actor, :representative)""")
                .param("reference", reference)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kind", kind.name())
                .param("party", party.name())
                .param("actor", actor)
                .param("representative", representative)
                .update();
    }

    /** Everything, oldest first. */
    List<Entry> of(String reference) {
        return jdbc.sql("select * from cases.timeline where reference = :reference order by id")
                .param("reference", reference)
                .query((row, number) -> new Entry(row.getTimestamp("at").toInstant(),
                        Kind.valueOf(row.getString("kind")), Party.valueOf(row.getString("party")),
                        row.getString("actor"), row.getString("representative"), row.getString("participant")))
                .list();
    }

    /** Whether an account did something about a case by mandate. */
    boolean isRepresentedBy(String reference, String account) {
        return of(reference).stream()
                .anyMatch(entry -> entry.representative() != null && entry.participant() == null
                        && entry.actor().equals(account));
    }

    /** What the resident may see of it. */
    List<Entry> forResident(String reference) {
        return of(reference).stream().filter(entry -> entry.kind().isForResidents()).toList();
    }
}
