package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.taxextension.TestTaxReturns.APPLY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.TestPaper;

/** Somebody is late because they lay ill: what they hand in, and who in the office takes it. */
final class TestHardship {
    static final String STAFF = "/staff/tax-extensions";

    private TestHardship() {}

    /** Handed in with a proof, for an open return that the register knows: the reference. */
    static String handIn(Browser resident, RecordingTaxRegister register) {
        identify(resident, register);
        explain(resident);
        return prove(resident);
    }

    /** Says which return it is about. */
    static void identify(Browser resident, RecordingTaxRegister register) {
        TaxReturn taxReturn = TestTaxReturns.open();
        register.knows(taxReturn);
        TestTaxReturns.identify(resident, taxReturn);
    }

    /** Says why, and until when more time is wished for. */
    static void explain(Browser resident) {
        resident.post(APPLY + "/cause", "cause", "illness");
        resident.post(APPLY + "/explanation", "explanation", "Ich lag im Spital.");
        resident.post(APPLY + "/wish", "wish", "31.8.2027");
    }

    /** Sends the proof and hands in: the reference. */
    static String prove(Browser resident) {
        assertThat(resident.send(APPLY + "/proof", List.of(Browser.file("proof", "Zeugnis.pdf", TestPaper.empty()))))
                .hasRedirectedUrl(APPLY + "/check");
        return target(resident.post(APPLY + "/check", "submission",
                hidden(resident.get(APPLY + "/check"), "submission"))).split("/")[3];
    }

    /** Opens a case, and says what for. */
    static void open(Browser staff, String reference) {
        assertThat(staff.post(STAFF + "/" + reference, "purpose", "processing"))
                .hasRedirectedUrl(STAFF + "/" + reference);
        assertThat(staff.get(STAFF + "/" + reference)).hasStatusOk();
    }

    /** A caseworker who has opened a case and taken it. */
    static Browser taken(MockMvcTester pages, String account, String reference) {
        Browser worker = Browser.signedIn(pages, account, "CASEWORKER");
        open(worker, reference);
        assertThat(worker.post(STAFF + "/" + reference + "/take")).hasRedirectedUrl(STAFF + "/" + reference);
        return worker;
    }
}
