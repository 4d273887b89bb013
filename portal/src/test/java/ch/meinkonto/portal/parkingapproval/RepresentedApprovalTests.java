package ch.meinkonto.portal.parkingapproval;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.mandate.TestMandates.act;
import static ch.meinkonto.portal.mandate.TestMandates.between;
import static ch.meinkonto.portal.parkingapproval.TestApprovals.APPLY;
import static ch.meinkonto.portal.parkingapproval.TestApprovals.SERVICE;
import static ch.meinkonto.portal.parkingapproval.TestApprovals.answer;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;

/** Somebody asks for a permit by approval for somebody else, by a mandate. */
@PortalTest
class RepresentedApprovalTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private JdbcClient jdbc;

    private Browser anna(String id) {
        return Browser.ofTwoFactors(pages, id, "Anna Muster");
    }

    private Browser acting(String id, String principal, String service) {
        Browser beat = Browser.ofTwoFactors(pages, id, "Beat Frei");
        return beat.shownFor(act(beat, between(anna(principal), beat, "31.3.2027", service)));
    }

    @Test
    void theRequestIsTheResidentsAndSaysWhoActed() {
        jdbc.sql("""
                insert into weeklyresident.residence (reference, registration, owner, begins, until, granted_at)
                values ('WA-2026-REPRES', 'WA-2026-REPRES', 'rep-approval-1', '2026-09-01', '2027-08-31', now())""")
                .update();
        Browser beat = acting("rep-approval-2", "rep-approval-1", "parking-approval");
        answer(beat, "weekly-resident", "", "ZH 994001", "2026-12");
        MvcTestResult check = beat.get(APPLY + "/check");
        assertThat(text(check)).as("what is known of the resident, not of who acts").contains("31.08.2027");
        beat.post(APPLY + "/check", "submission", hidden(check, "submission"));
        String reference = jdbc.sql("select reference from cases.case_file where owner = 'rep-approval-1'")
                .query(String.class)
                .single();
        assertThat(text(beat.get(SERVICE + "/requests/" + reference))).contains("durch Beat Frei in Vertretung");
        assertThat(text(anna("rep-approval-1").get(SERVICE + "/requests/" + reference)))
                .contains("ZH 994001", "durch Beat Frei in Vertretung");
    }

    @Test
    void aMandateForAnotherServiceIsNone() {
        Browser beat = acting("rep-approval-4", "rep-approval-3", "tax-extension");
        assertThat(beat.post(APPLY + "/ground", "ground", "business").getResponse().getStatus()).isEqualTo(403);
    }
}
