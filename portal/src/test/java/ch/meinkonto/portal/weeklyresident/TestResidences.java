package ch.meinkonto.portal.weeklyresident;

import static ch.meinkonto.portal.Browser.hidden;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.TestPaper;

/** Ways through the questions, on 23 November 2026. */
final class TestResidences {
    static final String SERVICE = "/weekly-residence";
    static final String APPLY = SERVICE + "/apply";
    static final String CHECK = APPLY + "/check";
    static final String STAFF = "/staff/weekly-residences";

    private TestResidences() {}

    /** Everything a Swiss student is asked who registers until the end of August 2027, which is one year. */
    static void answerRegistration(Browser resident) {
        resident.post(APPLY + "/wish", "wish", "register");
        resident.post(APPLY + "/citizenship", "citizenship", "swiss");
        resident.post(APPLY + "/purpose", "purpose", "study");
        resident.post(APPLY + "/arrival", "arrival", "20.11.2026");
        resident.post(APPLY + "/address", "street", "Langstrasse 1", "postcode", "8004");
        resident.post(APPLY + "/end", "end", "31.8.2027");
        resident.post(APPLY + "/home-town", "home-town", "Chur");
        resident.post(APPLY + "/home-until", "home-until", "31.12.2028");
        List.of("home-document", "identity", "lease", "proof").forEach(field -> upload(resident, field));
        resident.post(APPLY + "/truth", "truth", "true");
    }

    /** Everything a Swiss full-time student is asked who extends. */
    static void answerExtension(Browser resident, String studiesUntil, String homeUntil) {
        resident.post(APPLY + "/wish", "wish", "extend");
        resident.post(APPLY + "/citizenship", "citizenship", "swiss");
        resident.post(APPLY + "/studies", "studies", "full-time");
        resident.post(APPLY + "/end", "end", studiesUntil);
        resident.post(APPLY + "/home-until", "home-until", homeUntil);
        List.of("home-document", "proof").forEach(field -> upload(resident, field));
        resident.post(APPLY + "/truth", "truth", "true");
    }

    static void upload(Browser resident, String field) {
        resident.send(APPLY + "/" + field, List.of(Browser.file(field, field + ".pdf", TestPaper.empty())));
    }

    /** To the pay page: the redirect there. */
    static MvcTestResult goToPay(Browser resident) {
        MvcTestResult check = resident.get(CHECK);
        assertThat(check).hasStatusOk();
        return resident.post(CHECK, "submission", hidden(check, "submission"), "fee", hidden(check, "fee"));
    }

    /** The reference of the newest checkout of a resident, one that waits for its payment before any other. */
    static String reference(JdbcClient jdbc, String owner) {
        return jdbc.sql("""
                select reference from cases.checkout where owner = ?
                order by paid_at is null desc, begun_at desc, reference limit 1""")
                .param(owner)
                .query(String.class)
                .single();
    }

    /** How many cases a resident has. */
    static int cases(JdbcClient jdbc, String owner) {
        return jdbc.sql("select count(*) from cases.case_file where owner = ?").param(owner).query(Integer.class)
                .single();
    }

    /** A member of staff opens a case, takes it, and says what they decide. */
    static MvcTestResult decide(Browser staff, String reference, String outcome, String until, String reason) {
        staff.post(STAFF + "/" + reference, "purpose", "processing");
        staff.post(STAFF + "/" + reference + "/take");
        return staff.post(STAFF + "/" + reference + "/decide", "outcome", outcome, "granted-until", until, "reason",
                reason);
    }
}
