package ch.meinkonto.portal.parkingpermit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** A resident's way from the start page to the permit. */
@PortalTest
class ParkingPermitJourneyTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private RecordingSecurityEvents events;

    @BeforeEach
    void forget() {
        events.clear();
    }

    @Test
    void leadsFromTheFirstQuestionToAPaidPermit() {
        Browser anna = new Browser(pages, "anna-1");
        assertThat(anna.get("/parking-permit/apply")).hasStatus3xxRedirection()
                .hasRedirectedUrl("/parking-permit/apply/plate");
        assertThat(anna.get("/parking-permit/apply/plate")).hasStatusOk();
        assertThat(anna.post("/parking-permit/apply/plate", "plate", "zh 123 456"))
                .hasRedirectedUrl("/parking-permit/apply/zone");
        assertThat(anna.post("/parking-permit/apply/zone", "postcode", "8004"))
                .hasRedirectedUrl("/parking-permit/apply/start");
        assertThat(anna.post("/parking-permit/apply/start", "start", "2026-11"))
                .hasRedirectedUrl("/parking-permit/apply/declaration");
        assertThat(anna.post("/parking-permit/apply/declaration", "holder", "true", "vehicle", "true"))
                .hasRedirectedUrl("/parking-permit/apply/check");
        MvcTestResult check = anna.get("/parking-permit/apply/check");
        assertThat(check).hasStatusOk().bodyText().contains("ZH 123456", "8004 Aussersihl", "23.11.2026 – 31.12.2026",
                "CHF 50.00");
        MvcTestResult submitted = anna.post("/parking-permit/apply/check", "submission", hidden(check, "submission"));
        assertThat(submitted).hasStatus3xxRedirection();
        String reference = submitted.getResponse().getRedirectedUrl().replaceFirst(".*/", "");
        payments.settle(reference);
        assertThat(anna.get("/parking-permit/requests/" + reference + "/confirmation")).hasStatusOk().bodyText()
                .contains(reference);
        assertThat(anna.get("/requests")).hasStatusOk().bodyText().contains("ZH 123456");
        assertThat(anna.get("/parking-permit/requests/" + reference + "/permit.pdf")).hasStatusOk()
                .hasContentType("application/pdf");
        assertThat(anna.get("/parking-permit/requests/" + reference + "/receipt.pdf")).hasStatusOk()
                .hasContentType("application/pdf");
    }

    static String hidden(MvcTestResult page, String name) {
        try {
            Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"")
                    .matcher(page.getResponse().getContentAsString());
            assertThat(field.find()).isTrue();
            return field.group(1);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A browser in which one resident is signed in. */
    static final class Browser {
        private final MockMvcTester pages;
        private final String resident;

        Browser(MockMvcTester pages, String resident) {
            this.pages = pages;
            this.resident = resident;
        }

        MvcTestResult get(String path) {
            return pages
                    .perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders
                            .get(path).with(oidcLogin().idToken(token -> token.subject(resident)
                                    .claim("name", "Anna Muster").claim("email", resident + "@example.ch")))
                            .header("Accept-Language", "de"));
        }

        MvcTestResult post(String path, String... parameters) {
            var request = org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(path)
                    .with(oidcLogin().idToken(token -> token.subject(resident).claim("name", "Anna Muster")
                            .claim("email", resident + "@example.ch")))
                    .with(csrf());
            for (int index = 0; index < parameters.length; index += 2) {
                request.param(parameters[index], parameters[index + 1]);
            }
            return pages.perform(request);
        }
    }
}
