package ch.meinkonto.portal.move;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;

/** What people of the office do with a case. */
final class TestOffice {
    private static final String STAFF = "/staff/moves/";

    private TestOffice() {}

    /** Somebody who has opened the case and taken it. */
    static Browser worker(MockMvcTester pages, String accountId, String reference) {
        Browser worker = opened(Browser.ofStaff(pages, accountId, "CASEWORKER"), reference);
        assertThat(worker.post(STAFF + reference + "/take")).hasRedirectedUrl(STAFF + reference);
        return worker;
    }

    private static Browser opened(Browser staff, String reference) {
        assertThat(staff.post(STAFF + reference, "purpose", "processing")).hasRedirectedUrl(STAFF + reference);
        return staff;
    }

    static void decide(Browser worker, String reference, String outcome) {
        assertThat(worker.post(STAFF + reference + "/decide", "outcome", outcome, "reason", "Alles geprüft."))
                .hasRedirectedUrl(STAFF + reference);
    }

    /** A second person agrees. */
    static void agree(MockMvcTester pages, String accountId, String reference) {
        Browser second = opened(Browser.ofStaff(pages, accountId, "TEAM_LEAD"), reference);
        assertThat(second.post(STAFF + reference + "/confirm")).hasRedirectedUrl(STAFF + reference);
    }

    /** Grants where one person is enough. */
    static void grant(MockMvcTester pages, String reference) {
        decide(worker(pages, "move-carla", reference), reference, "granted");
    }
}
