package ch.meinkonto.securitytests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import ch.meinkonto.securitytests.journey.Chromium.Person;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;

/** The pages no other journey comes by, opened one by one by whom they are for, against the running stack. */
@Tag("journey")
class EveryPageJourneyTests {
    private static final RunningStack STACK = RunningStack.from(System.getenv());

    private static Chromium chromium;

    @BeforeAll
    static void openTheBrowser() throws Exception {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void aVisitorOpensAnAccountOrFindsThePasswordAgain() {
        Person visitor = chromium.person("visitor");
        visit(visitor, Service.AUTH, 200, List.of("/register", "/password/forgotten", "/signed-out"));
        visit(visitor, Service.PORTAL, 200, List.of("/move", "/parking-permit", "/tax-extension",
                "/weekly-residence", "/parking-approval", "/verify/document", "/verify/offline", "/status", "/feedback",
                "/about/accessibility", "/about/privacy", "/about/security"));
    }

    @Test
    void aResidentLooksAfterTheirAccount() {
        Person beat = chromium.person("account");
        beat.page().navigate(STACK.page(Service.AUTH, "/").toString());
        SignInPage.signIn(beat.page(), "beat.keller@example.ch", STACK.demoPassword());
        beat.page().waitForURL(STACK.page(Service.AUTH, "/").toString() + "**");
        visit(beat, Service.AUTH, 200, List.of("/", "/security", "/security/app", "/security/passkeys", "/password",
                "/contact", "/contact/address", "/contact/phone", "/account/data", "/account/copy", "/account/close",
                "/device", "/logout"));
        visit(beat, Service.AUTH, 403, List.of("/admin"));
        visit(beat, Service.AUTH, 404, List.of("/nothing-here"));
    }

    @Test
    void aResidentIsToldWhatIsNotThereAndWhatIsNotTheirs() {
        Person anna = chromium.person("lost");
        anna.page().navigate(STACK.page(Service.PORTAL, "/requests").toString());
        SignInPage.signIn(anna.page(), "anna.muster@example.ch", STACK.demoPassword());
        anna.page().waitForURL("**/requests*");
        visit(anna, Service.PORTAL, 404, List.of("/nothing-here", "/move/requests/UM-2026-AAAAAAAA"));
        visit(anna, Service.PORTAL, 403, List.of("/staff"));
    }

    @Test
    void anAdministratorLooksAfterPeopleAndPrograms() {
        Person paula = chromium.person("administrator-of-all");
        paula.page().navigate(STACK.page(Service.AUTH, "/admin").toString());
        SignInPage.signIn(paula, STACK, "paula.meier@stadt.example");
        paula.page().waitForURL("**/admin*");
        visit(paula, Service.AUTH, 200, List.of("/admin", "/admin/users", "/admin/clients", "/admin/clients/new"));
    }

    @Test
    void anAnalystSeesServicesAndRules() {
        Person nina = chromium.person("analyst-of-all");
        nina.page().navigate(STACK.page(Service.DASHBOARDS, "/").toString());
        SignInPage.signIn(nina, STACK, "nina.suter@soc.example");
        nina.page().waitForURL(Pattern.compile(".*:" + STACK.address(Service.DASHBOARDS).getPort() + "/.*"));
        visit(nina, Service.DASHBOARDS, 200, List.of("/alerts", "/services", "/rules/invalid-payment-signature"));
        visit(nina, Service.DASHBOARDS, 404, List.of("/nothing-here"));
    }

    private static void visit(Person person, Service service, int status, List<String> paths) {
        for (String path : paths) {
            assertThat(person.page().navigate(STACK.page(service, path).toString()).status()).as(path)
                    .isEqualTo(status);
            person.inspect(service.label() + path.replace('/', '-'));
        }
    }
}
