package ch.meinkonto.portal.party;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.invitation.InvitationCode;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.portal.party.Party.End;
import ch.meinkonto.portal.party.Party.Said;
import ch.meinkonto.portal.party.Party.Side;
import ch.meinkonto.portal.party.Party.Word;

/** All who take part in a request besides its owner, in {@code party.party}. */
@Repository
public class Parties {
    private final JdbcClient jdbc;
    private final Clock clock;

    Parties(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Party party, InvitationCode code) {
        jdbc.sql("""
                insert into party.party (id, service, submission, role, owner, owner_full_name, owner_email,
                    owner_language, code_hash, code_until, invited_at, fills_in, hands_in)
                values (:id, :service, :submission, :role, :owner, :name, :email, :language, :hash, :until, :invited,
                    :fillsIn, :handsIn)""")
                .param("id", party.id())
                .param("service", party.service())
                .param("submission", party.submission())
                .param("role", party.role())
                .param("owner", party.applicant().account())
                .param("name", party.applicant().name())
                .param("email", party.applicant().email())
                .param("language", party.applicant().language().toLanguageTag())
                .param("hash", code.hash())
                .param("until", utc(party.codeUntil()))
                .param("invited", utc(party.invitedAt()))
                .param("fillsIn", party.fillsIn())
                .param("handsIn", party.handsIn())
                .update();
    }

    /** The invitation of a code, kept from changing until the transaction ends: a code is redeemed once. */
    Optional<Party> lock(InvitationCode code) {
        return jdbc.sql("select * from party.party where code_hash = ? for update")
                .param(code.hash())
                .query(Parties::party)
                .optional();
    }

    /** One with an id, kept from changing until the transaction ends. */
    Optional<Party> lock(UUID id) {
        return jdbc.sql("select * from party.party where id = ? for update").param(id).query(Parties::party).optional();
    }

    /** One with an id. */
    public Optional<Party> find(UUID id) {
        return jdbc.sql("select * from party.party where id = ?").param(id).query(Parties::party).optional();
    }

    /**
     * Everybody of a draft or case, in the order in which they were invited; also those who no longer take part.
     *
     * @param owner account id of the applicant: a submission alone is no proof of whose it is
     */
    public List<Party> of(String owner, UUID submission) {
        return jdbc.sql("select * from party.party where submission = ? and owner = ? order by invited_at, id")
                .params(submission, owner)
                .query(Parties::party)
                .list();
    }

    /** Where somebody takes part or took part, newest first. */
    public List<Party> takenBy(String account) {
        return jdbc.sql("select * from party.party where account_id = ? order by joined_at desc, id")
                .param(account)
                .query(Parties::party)
                .list();
    }

    /** Whom somebody invited, newest first. */
    List<Party> invitedBy(String owner) {
        return jdbc.sql("select * from party.party where owner = ? order by invited_at desc, id")
                .param(owner)
                .query(Parties::party)
                .list();
    }

    void joined(UUID id, Person person) {
        jdbc.sql("""
                update party.party set account_id = :account, full_name = :name, email = :email, language = :language,
                    joined_at = :now
                where id = :id""")
                .param("account", person.account())
                .param("name", person.name())
                .param("email", person.email())
                .param("language", person.language().toLanguageTag())
                .param("now", now())
                .param("id", id)
                .update();
    }

    void said(UUID id, Word word, String digest, @Nullable String representative) {
        jdbc.sql("""
                update party.party set word = :word, said_at = :now, digest = :digest, representative = :representative,
                    lapsed_at = null
                where id = :id""")
                .param("word", word.name())
                .param("now", now())
                .param("digest", digest)
                .param("representative", representative)
                .param("id", id)
                .update();
    }

    void lapsed(UUID id) {
        jdbc.sql("update party.party set lapsed_at = ? where id = ?").params(now(), id).update();
    }

    void ended(UUID id, Side by) {
        jdbc.sql("update party.party set ended_at = ?, ended_by = ? where id = ?").params(now(), by.name(), id)
                .update();
    }

    void handedIn(String owner, UUID submission, String reference) {
        jdbc.sql("update party.party set reference = ? where submission = ? and owner = ?")
                .params(reference, submission, owner)
                .update();
    }

    /** The draft is gone: nothing is kept of it. */
    void forget(UUID submission) {
        jdbc.sql("delete from party.party where submission = ? and reference is null").param(submission).update();
    }

    private static Party party(ResultSet row, int number) throws SQLException {
        String word = row.getString("word");
        Said said = word == null
                ? null
                : new Said(Word.valueOf(word), Objects.requireNonNull(time(row, "said_at")), row.getString("digest"),
                        row.getString("representative"), time(row, "lapsed_at"));
        Instant ended = time(row, "ended_at");
        return new Party(row.getObject("id", UUID.class), row.getString("service"),
                row.getObject("submission", UUID.class), row.getString("role"),
                new Person(row.getString("owner"), row.getString("owner_full_name"), row.getString("owner_email"),
                        Locale.forLanguageTag(row.getString("owner_language"))),
                person(row), row.getTimestamp("invited_at").toInstant(), row.getTimestamp("code_until").toInstant(),
                time(row, "joined_at"), said,
                ended == null ? null : new End(ended, Side.valueOf(row.getString("ended_by"))),
                row.getString("reference"), row.getBoolean("fills_in"), row.getBoolean("hands_in"));
    }

    private static @Nullable Person person(ResultSet row) throws SQLException {
        String account = row.getString("account_id");
        return account == null
                ? null
                : new Person(account, row.getString("full_name"), row.getString("email"),
                        Locale.forLanguageTag(row.getString("language")));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
