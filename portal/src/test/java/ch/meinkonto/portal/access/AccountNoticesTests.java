package ch.meinkonto.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestIdentityProvider;
import ch.meinkonto.soc.contract.AccountClosingEvent;
import ch.meinkonto.soc.contract.AccountClosingEvent.Stage;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** An account is deleted: what the portal does with what it kept of it. RFC 8417, RFC 8935, OpenID RISC Profile. */
@PortalTest
class AccountNoticesTests {
    private static final String PURGED = "https://schemas.openid.net/secevent/risc/event-type/account-purged";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private JdbcClient database;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private FindByIndexNameSessionRepository<? extends Session> sessions;

    private final TestIdentityProvider provider = TestIdentityProvider.instance();
    private final String anna = UUID.randomUUID().toString();
    private final String beat = UUID.randomUUID().toString();

    @BeforeEach
    void requestsOfTwo() {
        for (String resident : List.of(anna, beat)) {
            draft(resident);
            permit(resident, "ACTIVE");
            permit(resident, "AWAITING_PAYMENT");
            payment(resident);
            new RecordsOnPlatform(database).of(resident);
            begin(sessions, resident);
        }
        events.clear();
    }

    /** RISC Profile section 2.2: delete what is kept of the person. */
    @Test
    void nothingOfADeletedAccountIsFoundUnderItsIdAnyMore() {
        List<String> places = List.of("parkingpermit.permit where owner",
                "payment.payment where user_id", "spring_session where principal_name", "cases.draft where owner",
                "cases.case_file where owner", "cases.access_log where owner", "upload.file where owner",
                "upload.quarantine where owner", "taxextension.extension where owner", "cases.checkout where owner",
                "parkingpermit.short_permit where owner", "parkingpermit.vehicle_question where owner",
                "weeklyresident.residence where owner",
                "inbox.opened where owner", "notification.choice where owner", "lookedat.look where owner",
                "lookedat.told where owner", "mandate.mandate where principal", "mandate.mandate where representative",
                "invitation.wrong_code where account_id", "household.binding where owner",
                "party.party where owner", "party.party where account_id", "household.try where owner",
                "household.look where owner", "lookedat.look where viewer",
                "cases.access_log where viewer",
                "cases.timeline where party = 'RESIDENT' and actor");
        assertThat(places).allSatisfy(place -> assertThat(count(place, anna)).as(place).isPositive());

        MvcTestResult answer = tell(anna);

        assertThat(answer).hasStatus(202);
        assertThat(answer.getResponse().getContentLength()).isZero();
        assertThat(places).allSatisfy(place -> assertThat(count(place, anna)).as(place).isZero());
        assertThat(places).allSatisfy(place -> assertThat(count(place, beat)).as(place).isPositive());
        assertThat(places).as("every column that may say of whom a row is")
                .containsAll(columnsOfResidents());
    }

    @Test
    void requestsAndPaymentsAreKeptTogetherWithoutPersonAddressAndCard() {
        tell(anna);

        List<Map<String, Object>> kept = database.sql("""
                select owner, email, state, unlinked_at is not null as marked from parkingpermit.permit
                where owner like 'former-%' and email is null order by state""").query().listOfRows()
                .stream()
                .filter(row -> row.get("owner").equals(formerOwner()))
                .toList();
        assertThat(kept).extracting("state").containsExactly("ACTIVE", "WITHDRAWN");
        assertThat(kept).extracting("marked").containsOnly(true);
        assertThat(database.sql("""
                select amount_minor || ' ' || state || ' ' || (unlinked_at is not null) || ' '
                    || coalesce(fingerprint, bin, 'no card') from payment.payment where user_id = ?""")
                .param(formerOwner())
                .query(String.class)
                .list()).containsExactly("30000 SETTLED true no card");
        assertThat(events.of(EventAction.CASE_CHANGE)).singleElement()
                .isInstanceOfSatisfying(CaseEvent.class, event -> assertThat(event.state()).isEqualTo("withdrawn"));
        assertThat(events.of(EventAction.ACCOUNT_CLOSE))
                .containsExactly(new AccountClosingEvent(anna, Stage.FORGOTTEN));
    }

    @Test
    void aCaseStaysWithItsFilesAndItsDraftGoes() {
        tell(anna);

        assertThat(database.sql("""
                select (c.email is null) || ' ' || (c.unlinked_at is not null) || ' ' || c.state || ' ' || count(f.id)
                from cases.case_file c join taxextension.extension e using (reference)
                    left join upload.file f on f.binder = c.submission and f.owner = c.owner
                where c.owner = ? and e.owner = c.owner group by c.reference""")
                .param(formerOwner())
                .query(String.class)
                .list()).containsExactly("true true HANDED_IN 1");
        assertThat(count("upload.file where owner", formerOwner())).as("the file of the draft is gone").isEqualTo(1);
    }

    @Test
    void staffSeeThatTheAccountIsGoneAndNoNumberInItsPlace() {
        String reference = database
                .sql("select reference from parkingpermit.permit where owner = ? and state = 'ACTIVE'")
                .param(anna).query(String.class).single();
        tell(anna);

        String dossier = Browser.text(Browser.signedIn(pages, "notices-carla", "CASEWORKER")
                .post("/staff/parking-permits/" + reference, "purpose", "control"));

        assertThat(dossier).contains("Gelöscht. Die Angaben zur Person sind entfernt.").doesNotContain("former-", anna);
    }

    /** RFC 8935 section 2: a transmitter that did not see the answer sends again. */
    @Test
    void aNoticeThatComesTwiceIsTakenTwiceAndDoneOnce() {
        String token = token(anna);

        assertThat(send(token)).hasStatus(202);
        assertThat(send(token)).hasStatus(202);

        assertThat(events.of(EventAction.ACCOUNT_CLOSE)).hasSize(1);
    }

    /** RFC 8417 section 2.2: a recipient need not understand every event. */
    @Test
    void anEventOfAnotherKindIsTakenAndChangesNothing() {
        assertThat(send(provider.securityEventToken(
                Map.of("https://schemas.openid.net/secevent/risc/event-type/account-disabled", subject(anna)),
                Map.of()))).hasStatus(202);

        assertThat(count("parkingpermit.permit where owner", anna)).isEqualTo(2);
        assertThat(events.all()).isEmpty();
    }

    /** RFC 8417 section 4, RFC 8935 section 2.3. */
    @Test
    void believesNoTokenThatIsNotASecurityEventForUs() {
        Map<String, Object> purged = Map.of(PURGED, subject(anna));
        for (Map<String, Object> wrong : List.of(Map.<String, Object>of("iss", "https://elsewhere.example"),
                Map.<String, Object>of("aud", "dashboards"), Map.<String, Object>of("typ", "JWT"),
                Map.<String, Object>of("iat", Instant.now().minusSeconds(300).getEpochSecond()),
                Map.<String, Object>of("events", "x"))) {
            assertThat(send(provider.securityEventToken(purged, wrong))).as(wrong.toString()).hasStatus(400);
        }
        for (Map<String, String> other : List.of(Map.of("format", "iss_sub", "iss", "https://elsewhere.example", "sub",
                anna), Map.of("format", "opaque", "id", anna))) {
            assertThat(send(provider.securityEventToken(Map.of(PURGED, Map.of("subject", other)), Map.of())))
                    .hasStatus(400);
        }
        assertThat(send(provider.logoutToken(anna, Map.of("events", purged)))).hasStatus(400);
        MvcTestResult nonsense = send("nonsense");
        assertThat(nonsense).hasStatus(400);
        assertThat(nonsense).bodyJson().extractingPath("$.err").isEqualTo("invalid_request");
        assertThat(pages.post().uri(AccountNotices.PATH).contentType("application/json").content(token(anna)))
                .hasStatus(415);
        assertThat(count("parkingpermit.permit where owner", anna)).isEqualTo(2);
    }

    private MvcTestResult tell(String account) {
        return send(token(account));
    }

    private String token(String account) {
        return provider.securityEventToken(Map.of(PURGED, subject(account)), Map.of());
    }

    private Map<String, Object> subject(String account) {
        return Map.of("subject", Map.of("format", "iss_sub", "iss", provider.issuer(), "sub", account));
    }

    private MvcTestResult send(String token) {
        return pages.post().uri(AccountNotices.PATH).contentType("application/secevent+jwt").content(token).exchange();
    }

    private long count(String place, String account) {
        return database.sql("select count(*) from " + place + " = ?").param(account).query(Long.class).single();
    }

    /** Of tables that belong to the portal; the emitter's and the responder's keep events and orders, not persons' data. */
    private List<String> columnsOfResidents() {
        return database.sql("""
                select case table_schema when 'public' then '' else table_schema || '.' end || table_name || ' where '
                    || column_name from information_schema.columns
                where column_name in ('owner', 'user_id', 'account_id', 'resident_id', 'principal_name')
                    and table_schema not in ('pg_catalog', 'information_schema')""").query(String.class).list();
    }

    /** Of the payment that was written for Anna: it is the only one of its request. */
    private String formerOwner() {
        return database.sql("select user_id from payment.payment where case_id = ?")
                .param("case of " + anna)
                .query(String.class)
                .single();
    }

    private void draft(String owner) {
        database.sql("""
                insert into cases.draft (id, owner, service, form_version, answers, begun_at, changed_at)
                values (?, ?, 'parking-permit', 1, '{}', now(), now())""")
                .params(UUID.randomUUID(), owner)
                .update();
    }

    private void permit(String owner, String state) {
        String reference = "PK-2026-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        long number = Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 100_000L) + 800_000;
        database.sql("""
                insert into parkingpermit.permit (reference, owner, submission, plate, year, postcode, zone_name,
                    valid_from, fee_rappen, tariff, email, language, state, usable_days, submitted_at,
                    changed_at)
                values (?, ?, ?, ?, 2026, '8004', 'Aussersihl', '2026-11-23', 30000, 'flat-300', 'a@example.ch', 'de',
                    ?, 15, now(), now())""")
                .params(reference, owner, UUID.randomUUID(), "ZH " + number, state)
                .update();
    }

    private void payment(String owner) {
        database.sql("""
                insert into payment.payment (id, case_id, case_type, user_id, amount_minor, currency, language,
                    return_path, attempt, refno, open_key, settle_key, return_key, state, fingerprint, bin, created_at,
                    changed_at)
                values (gen_random_uuid(), ?, 'parking-permit', ?, 30000, 'CHF', 'de', '/', 1, ?, gen_random_uuid(),
                    gen_random_uuid(), gen_random_uuid(), 'SETTLED', 'F-1', '424242', now(), now())""")
                .params("case of " + owner, owner, owner.substring(0, 20))
                .update();
    }

    private static <S extends Session> void begin(FindByIndexNameSessionRepository<S> sessions, String owner) {
        S session = sessions.createSession();
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, owner);
        sessions.save(session);
    }
}
