package ch.meinkonto.auth.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;

import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.testing.Chromium;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestFederation;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.ops.simulators.federal.FederalFault;

/** The whole way in a real browser, from our page to the federal login and back. */
class FederationJourneyTests {
    private static @Nullable TestFederation federation;
    private static @Nullable Chromium chromium;
    private static URI url = URI.create("http://localhost");

    @BeforeAll
    static void start() {
        assumeTrue(Chromium.isInstalled(), "no Chromium here, for example by: apt-get install chromium");
        federation = TestFederation.start();
        url = federation.url();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (federation != null) {
            federation.close();
        }
    }

    @AfterEach
    void forget() {
        federation.login().behave(FederalFault.NONE);
        federation.forgetLinks();
    }

    @Test
    void somebodyNewOpensAnAccountAndLeavesBothSides() {
        Chromium.Person visitor = chromium.person();
        Page page = visitor.page();
        page.navigate(url.resolve("/login").toString());
        visitor.inspect("federated-login");
        page.locator("#federated-agov").click();
        page.locator("#person-3").check();
        visitor.inspect("federal-sign-in");
        page.locator("#federal-sign-in").click();
        page.waitForURL("**/login/federated/first");
        visitor.inspect("federated-first");
        assertThat(page.locator("#name").inputValue()).isEqualTo("Jana Favre");

        page.locator("#open").click();

        page.waitForURL(url + "/");
        page.navigate(url.resolve("/security").toString());
        visitor.inspect("federated-security");
        page.locator(".unlink").click();
        visitor.inspect("federated-last-way-in");
        page.navigate(url.resolve("/logout").toString());
        page.locator("#sign-out").click();
        page.waitForURL("**/signed-out");
        visitor.inspect("federated-signed-out");
        page.locator("#upstream-sign-out").click();
        page.waitForURL("**/signed-out");
        assertThat(page.locator("#upstream-sign-out").count()).isZero();
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void theOwnerOfAnAccountLinksItAndTakesTheLinkAway() {
        TestPerson person = TestPerson.resident(federation.server());
        Chromium.Person visitor = chromium.person();
        Page page = visitor.page();
        page.navigate(url.resolve("/login").toString());
        page.locator("#federated-agov").click();
        page.locator("#person-2").check();
        page.locator("#federal-sign-in").click();
        page.locator("#have-account").click();
        page.locator("#username").fill(person.login());
        page.locator("#password").fill(TestAuthServer.PASSWORD);
        page.locator("#sign-in").click();
        page.waitForURL("**/federation/connect**");
        visitor.inspect("federated-connect");

        page.locator("#connect").click();

        page.waitForURL("**/security?linked**");
        page.locator(".unlink").click();
        visitor.inspect("federated-disconnect");
        page.locator("#disconnect").click();
        page.waitForURL("**/security?unlinked**");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void whatWentWrongStandsOnTheSignInPage() {
        federation.login().behave(FederalFault.ACCESS_DENIED);
        Chromium.Person visitor = chromium.person();
        visitor.page().navigate(url.resolve("/login").toString());

        visitor.page().locator("#federated-agov").click();

        visitor.page().waitForURL("**/login?federated=cancelled**");
        visitor.inspect("federated-refused");
    }
}
