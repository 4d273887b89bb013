package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.taxextension.TestHardship.STAFF;
import static ch.meinkonto.portal.taxextension.TestHardship.explain;
import static ch.meinkonto.portal.taxextension.TestHardship.prove;
import static ch.meinkonto.portal.taxextension.TestHardship.taken;
import static ch.meinkonto.portal.taxextension.TestTaxReturns.APPLY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.TestPaper;

/** What the office asks back, and what it takes to answer. */
@PortalTest
class AskedBackTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingTaxRegister register;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void april() {
        clock.setTo(LocalDate.of(2027, 4, 10));
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void aQuestionThatNeedsASecondFactorNeedsItAgain() {
        TaxReturn taxReturn = TestTaxReturns.open();
        String reference = handIn(Browser.ofTwoFactors(pages, "asked-1"), taxReturn);
        ask(reference, "register-number");
        String page = "/tax-extension/requests/" + reference + "/correct";

        Browser stolen = Browser.of(pages, "asked-1");
        assertThat(stolen.get(page)).hasStatus(403);
        assertThat(text(stolen.get(page))).contains("level=multi-factor");
        stolen.post(page, "register-number", taxReturn.number());
        assertThat(state(reference)).isEqualTo("ASKED_BACK");

        Browser.ofTwoFactors(pages, "asked-1").post(page, "register-number", taxReturn.number());
        assertThat(state(reference)).isEqualTo("IN_REVIEW");
    }

    @Test
    void aFieldThatIsFullTakesNewFilesBesideThoseFromBefore() {
        Browser anna = Browser.ofTwoFactors(pages, "asked-2");
        String reference = handIn(anna, TestTaxReturns.open());
        jdbc.sql("""
                insert into upload.file select gen_random_uuid(), binder, owner, field, 'more.pdf', kind, bytes, sha256,
                    content, uploaded_at from upload.file, generate_series(1, 4) where owner = 'asked-2'""").update();
        clock.setTo(LocalDate.of(2027, 4, 11));
        ask(reference, "proof");
        String page = "/tax-extension/requests/" + reference + "/correct";
        assertThat(text(anna.get(page))).contains("type=\"file\"");
        clock.setTo(LocalDate.of(2027, 4, 12));

        anna.send(page, List.of(Browser.file("proof", "newer.pdf", TestPaper.empty())));

        assertThat(state(reference)).isEqualTo("IN_REVIEW");
        assertThat(text(anna.get("/tax-extension/requests/" + reference))).contains("newer.pdf");
        assertThat(jdbc.sql("select count(*) from upload.file where owner = 'asked-2'").query(Integer.class).single())
                .as("what was handed in stays").isEqualTo(6);
    }

    private String handIn(Browser resident, TaxReturn taxReturn) {
        register.knows(taxReturn);
        resident.post(APPLY + "/way", "way", "number");
        resident.post(APPLY + "/register-number", "register-number", taxReturn.number());
        explain(resident);
        return prove(resident);
    }

    private void ask(String reference, String question) {
        Browser carla = taken(pages, "asked-carla", reference);
        assertThat(carla.post(STAFF + "/" + reference + "/ask", "question", question, "text", "Bitte noch einmal."))
                .hasRedirectedUrl(STAFF + "/" + reference);
    }

    private String state(String reference) {
        return jdbc.sql("select state from cases.case_file where reference = ?")
                .param(reference)
                .query(String.class)
                .single();
    }
}
