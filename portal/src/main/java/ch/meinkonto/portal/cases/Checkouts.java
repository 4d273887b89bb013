package ch.meinkonto.portal.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cases.CaseFile.Contact;
import ch.meinkonto.portal.cityservice.Money;

/** Drafts on their way to the pay page, in {@code cases.checkout}. */
@Repository
class Checkouts {
    private final JdbcClient jdbc;
    private final StoredAnswers stored;
    private final Clock clock;

    Checkouts(JdbcClient jdbc, StoredAnswers stored, Clock clock) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.clock = clock;
    }

    /** Keeps what was checked; checked again, the newer answers and the newer fee count. */
    void keep(Checkout checkout) {
        jdbc.sql("""
                insert into cases.checkout (reference, service, owner, submission, form_version, answers, fee_rappen,
                    email, language, begun_at, concerned_person, concerned_name, concerned_birth, actor, representative)
                values (:reference, :service, :owner, :submission, :version, cast(:answers as jsonb), :fee, :email,
                    :language, :now, :person, :name, :birth, :actor, :representative)
                on conflict (reference) do update set form_version = excluded.form_version,
                    answers = excluded.answers, fee_rappen = excluded.fee_rappen, email = excluded.email,
                    language = excluded.language, actor = excluded.actor, representative = excluded.representative,
                    given_back_at = null""")
                .params(StoredWard.columns(checkout.concerned()))
                .param("actor", checkout.actor().account())
                .param("representative", checkout.actor().representative())
                .param("reference", checkout.reference())
                .param("service", checkout.service())
                .param("owner", checkout.owner())
                .param("submission", checkout.submission())
                .param("version", checkout.formVersion())
                .param("answers", stored.write(checkout.answers()))
                .param("fee", checkout.fee().rappen())
                .param("email", checkout.contact().email())
                .param("language", checkout.contact().language().toLanguageTag())
                .param("now", now())
                .update();
    }

    /** The checkout of a draft. */
    Optional<Checkout> ofDraft(OnlineService service, String owner, UUID submission) {
        return jdbc.sql("""
                select * from cases.checkout
                where owner = :owner and service = :service and submission = :submission""")
                .param("owner", owner)
                .param("service", service.city().name())
                .param("submission", submission)
                .query(this::checkout)
                .optional();
    }

    /** The checkout with a reference; payments of services that are not on the platform have none. */
    Optional<Checkout> of(String reference) {
        return jdbc.sql("select * from cases.checkout where reference = :reference")
                .param("reference", reference)
                .query(this::checkout)
                .optional();
    }

    /** The same, kept from changing until the transaction ends. */
    Optional<Checkout> lock(String reference) {
        return jdbc.sql("select * from cases.checkout where reference = :reference for update")
                .param("reference", reference)
                .query(this::checkout)
                .optional();
    }

    /** The money has arrived. */
    void paid(String reference, String payment, Instant at) {
        jdbc.sql("update cases.checkout set paid_at = :at, paid_by = :payment where reference = :reference")
                .param("payment", payment)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reference", reference)
                .update();
    }

    /** The money goes back. Where no case came of it, the draft can be checked and paid again. */
    void givenBack(String reference) {
        jdbc.sql("update cases.checkout set given_back_at = :now where reference = :reference")
                .param("now", now())
                .param("reference", reference)
                .update();
    }

    /** The draft is given up; nothing of what it said is kept. A checkout that became a case stays. */
    void drop(UUID submission) {
        jdbc.sql("""
                update cases.checkout set dropped_at = :now, answers = '{}'
                where submission = :submission and paid_at is null and dropped_at is null""")
                .param("now", now())
                .param("submission", submission)
                .update();
    }

    /** Takes owner, address and answers from all checkouts of an account that is gone; what was not paid is given up. */
    void unlink(String owner, String former) {
        jdbc.sql("""
                update cases.checkout set owner = :former, email = null, answers = '{}', actor = null,
                    concerned_person = '', concerned_name = null, concerned_birth = null,
                    dropped_at = case when paid_at is null then coalesce(dropped_at, :now) end
                where owner = :owner""")
                .param("former", former)
                .param("now", now())
                .param("owner", owner)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Checkout checkout(ResultSet row, int number) throws SQLException {
        return new Checkout(row.getString("reference"), row.getString("service"), row.getString("owner"),
                row.getObject("submission", UUID.class), row.getInt("form_version"),
                stored.read(row.getString("answers")), new Money(row.getLong("fee_rappen")),
                new Contact(row.getString("email"), Locale.forLanguageTag(row.getString("language"))),
                time(row, "paid_at"), row.getString("paid_by"), time(row, "dropped_at"), time(row, "given_back_at"),
                StoredWard.read(row), actor(row));
    }

    /** Checkouts from before mandates name nobody: it was their owner. */
    private static Actor actor(ResultSet row) throws SQLException {
        String actor = row.getString("actor");
        return new Actor(actor == null ? row.getString("owner") : actor, row.getString("representative"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
