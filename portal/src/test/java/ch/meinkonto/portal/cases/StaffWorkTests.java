package ch.meinkonto.portal.cases;

import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.cases.CaseRejected.Reason;

/** Several people of an office at the same cases: what is first, who may do what, and who was faster. */
@PortalTest
class StaffWorkTests {
    private static final String STAFF = "/staff/tax-extensions";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private Cases cases;
    @Autowired
    private OnlineServices services;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatIsDueFirstComesFirstAndWhatHasNoDayLast() {
        String later = handedIn(LocalDate.of(2019, 5, 3));
        String never = handedIn(null);
        String first = handedIn(LocalDate.of(2019, 5, 1));
        String next = handedIn(LocalDate.of(2019, 5, 2));
        assertThat(text(carla().get(STAFF))).containsSubsequence(first, next, later, never)
                .contains("01.05.2019")
                .doesNotContain("work-anna", "Spital");
    }

    @Test
    void ofTwoWhoChangeACaseAtTheSameTimeTheSecondIsTold() {
        String reference = handedIn(LocalDate.of(2027, 5, 1));
        OnlineService service = services.named("tax-extension").orElseThrow();
        CaseFile carlas = cases.of(service, reference);
        CaseFile ottos = cases.of(service, reference);
        cases.change(carlas.takenBy("work-carla"));
        assertThatExceptionOfType(CaseRejected.class).isThrownBy(() -> cases.change(ottos.takenBy("work-otto")))
                .returns(Reason.CHANGED_MEANWHILE, CaseRejected::reason);
        assertThat(cases.of(service, reference).assignee()).isEqualTo("work-carla");
    }

    @Test
    void onlyWhoTookACaseAsksBackAndDecidesAndWhoTakesItOverIsThatFromThenOn() {
        String reference = handedIn(LocalDate.of(2027, 5, 1));
        Browser carla = opened(carla(), reference, "processing");
        carla.post(STAFF + "/" + reference + "/take");
        Browser otto = opened(Browser.signedIn(pages, "work-otto", "CASEWORKER"), reference, "processing");
        assertThat(text(otto.get(STAFF + "/" + reference))).contains("Von Kollegin oder Kollege übernehmen")
                .doesNotContain("Entscheid festhalten");
        MvcTestResult refused = otto.post(STAFF + "/" + reference + "/decide", "outcome", "granted", "granted-until",
                "31.8.2099", "reason", "Gut.");
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("Jemand anderes bearbeitet diesen Antrag");
        otto.post(STAFF + "/" + reference + "/take");
        assertThat(carla.post(STAFF + "/" + reference + "/ask", "question", "wish", "text", "Wann?")).hasStatus(422);
        assertThat(text(otto.get(STAFF + "/" + reference))).contains("Entscheid festhalten");
    }

    @Test
    void whoAnswersATelephoneReadsACaseOfAColleagueAndTheResidentSeesWhy() {
        String reference = handedIn(LocalDate.of(2027, 5, 1));
        opened(carla(), reference, "processing").post(STAFF + "/" + reference + "/take");
        Browser otto = opened(Browser.signedIn(pages, "work-otto", "CASEWORKER"), reference, "inquiry");
        assertThat(text(otto.get(STAFF + "/" + reference))).contains("In Prüfung", "Ich lag im Spital.");
        assertThat(text(Browser.of(pages, "work-anna").get("/account/looked-at"))).contains(reference,
                "eine Anfrage von Ihnen beantworten").doesNotContain("work-otto");
    }

    private Browser carla() {
        return Browser.signedIn(pages, "work-carla", "CASEWORKER");
    }

    private static Browser opened(Browser staff, String reference, String purpose) {
        staff.post(STAFF + "/" + reference, "purpose", purpose);
        return staff;
    }

    private String handedIn(@Nullable LocalDate due) {
        String reference = "FE-2019-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        jdbc.sql(
                """
                        insert into cases.case_file (reference, service, owner, submission, form_version, answers, subject, email,
                            language, state, handed_in_at, due_on, revision, changed_at)
                        values (:reference, 'tax-extension', 'work-anna', gen_random_uuid(), 1, cast(:answers as jsonb), '2026', null,
                            'de', 'HANDED_IN', '2019-04-02T08:00:00Z', :due, 0, now())""")
                .param("reference", reference)
                .param("answers", """
                        {"way": ["number"], "register-number": ["300000001"], "name": ["Anna Muster"],
                         "return-number": ["300000001"], "tax-year": ["2026"], "due": ["2027-03-31"],
                         "self-employed": ["false"], "return-state": ["OPEN"], "route": ["WITH_REASON"],
                         "cause": ["illness"], "explanation": ["Ich lag im Spital."], "wish": ["2027-08-31"],
                         "proof": []}""")
                .param("due", due)
                .update();
        return reference;
    }
}
