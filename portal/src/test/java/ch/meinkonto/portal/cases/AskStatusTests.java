package ch.meinkonto.portal.cases;

import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** How a request stands, for whoever has its reference and its code and nothing else. */
@PortalTest
class AskStatusTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private StatusCodes codes;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    private final String reference = "FE-2027-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

    @BeforeEach
    void aCaseInReview() {
        clock.setTo(LocalDate.of(2027, 4, 10));
        events.clear();
        jdbc.sql(
                """
                        insert into cases.case_file (reference, service, owner, submission, form_version, answers, subject, email,
                            language, state, handed_in_at, due_on, revision, changed_at)
                        values (?, 'tax-extension', 'status-anna', gen_random_uuid(), 1,
                            '{"name": ["Anna Muster"], "explanation": ["Ich lag im Spital."]}', 'Steuerjahr 2026',
                            'status-anna@example.ch', 'de', 'IN_REVIEW', '2027-04-02T08:00:00Z', '2027-04-16', 0, now())""")
                .param(reference)
                .update();
        jdbc.sql("""
                insert into cases.timeline (reference, at, kind, party, actor)
                values (:r, '2027-04-02T08:00:00Z', 'HANDED_IN', 'RESIDENT', 'status-anna'),
                    (:r, '2027-04-05T08:00:00Z', 'TAKEN', 'STAFF', 'status-carla'),
                    (:r, '2027-04-06T08:00:00Z', 'PROPOSED', 'STAFF', 'status-carla')""")
                .param("r", reference)
                .update();
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void tellsStateAndDaysAndNothingElse() {
        String page = text(ask(reference, codes.shown(reference)));
        assertThat(page).contains("In Prüfung", "Frist für die Steuererklärung", reference, "02.04.2027", "05.04.2027",
                "16.04.2027")
                .doesNotContain("Anna", "Muster", "Spital", "Steuerjahr 2026", "status-", "06.04.2027");
    }

    @Test
    void tellsThatItIsGrantedInPartAndNotWhichOne() {
        jdbc.sql(
                """
                        update cases.case_file set state = 'DECIDED', outcome = 'PARTLY_GRANTED', decided_by = 'status-carla',
                            decided_at = now(), decision_reason = 'Juli genügt.', decision_details = '{"granted-until": ["2027-07-31"]}'
                        where reference = ?""")
                .param(reference).update();
        assertThat(text(ask(reference, codes.shown(reference))))
                .contains("Teilweise bewilligt", "wenn Sie sich anmelden")
                .doesNotContain("Juli", "31.07.2027", "2027-07-31");
    }

    @Test
    void takesReferenceAndCodeAsPeopleTypeThem() {
        String code = codes.shown(reference).toLowerCase(Locale.ROOT).replace("-", " ");
        assertThat(ask(" " + reference.toLowerCase(Locale.ROOT) + " ", code)).hasStatusOk();
        assertThat(events.of(EventAction.AUTHZ_DENY)).isEmpty();
    }

    @Test
    void saysTheSameOfAnotherCodeAndOfAReferenceThatIsNone() {
        MvcTestResult wrong = ask(reference, "0000-0000-0000");
        MvcTestResult unknown = ask("FE-2027-NOTTHERE", codes.shown(reference));
        assertThat(wrong).hasStatus(422);
        assertThat(unknown).hasStatus(422);
        assertThat(text(wrong)).contains("passen nicht zusammen").doesNotContain("In Prüfung");
        assertThat(text(unknown).replace("FE-2027-NOTTHERE", reference)).contains("passen nicht zusammen");
        assertThat(events.of(EventAction.AUTHZ_DENY)).containsExactly(
                new AuthorizationDeniedEvent("request-status", Digests.of(reference), "unknown_code"),
                new AuthorizationDeniedEvent("request-status", Digests.of("FE-2027-NOTTHERE"), "unknown_code"));
    }

    @Test
    void restsForAnHourAfterFiveWrongCodesWhileItsOwnerSeesItAllTheSame() {
        for (int tries = 0; tries < StatusCodes.MOST_TRIES; tries++) {
            assertThat(ask(reference, "0000-0000-000" + tries)).hasStatus(422);
        }
        assertThat(ask(reference, codes.shown(reference))).hasStatus(429);
        assertThat(events.of(EventAction.AUTHZ_DENY)).hasSize(StatusCodes.MOST_TRIES);
        assertThat(ask("FE-2027-0THER000", "0000-0000-0000")).as("others do not rest").hasStatus(422);
        assertThat(text(Browser.of(pages, "status-anna").get("/requests"))).contains(reference);
        clock.move(StatusCodes.WITHIN);
        assertThat(ask(reference, codes.shown(reference))).hasStatusOk();
    }

    @Test
    void asksForBothAndShowsAFormToEverybody() {
        assertThat(text(Browser.ofVisitor(pages).get("/status"))).contains("Stand eines Antrags abfragen");
        assertThat(text(ask("", ""))).contains("Geben Sie die Referenz", "Geben Sie den Code");
    }

    @Test
    void everyCaseHasACodeOfItsOwnWhichItsOwnerReads() {
        String code = codes.shown(reference);
        assertThat(code).matches("[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}");
        List<String> all = jdbc.sql("select status_code from cases.case_file").query(String.class).list();
        assertThat(all).doesNotHaveDuplicates();
        assertThat(Browser.of(pages, "status-beat").get("/tax-extension/requests/" + reference)).hasStatus(404);
    }

    @Test
    void tellsWhoIsAskedBackToSignInAndAnswer() {
        jdbc.sql("update cases.case_file set state = 'ASKED_BACK' where reference = ?").param(reference).update();
        assertThat(text(ask(reference, codes.shown(reference)))).contains("Rückfrage offen", "Melden Sie sich an",
                "antworten Sie").doesNotContain("16.04.2027");
    }

    private MvcTestResult ask(String asked, String code) {
        return Browser.ofVisitor(pages).post("/status", "reference", asked, "code", code);
    }
}
