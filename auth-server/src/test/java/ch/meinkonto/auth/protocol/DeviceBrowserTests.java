package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;

import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.testing.Chromium;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestDevice;
import ch.meinkonto.auth.testing.TestPerson;

/** The pages on which a person lets a device in, in a real browser. */
class DeviceBrowserTests {
    private static @Nullable TestAuthServer server;
    private static @Nullable Chromium chromium;
    private static URI url = URI.create("http://localhost");

    @BeforeAll
    static void start() {
        assumeTrue(Chromium.isInstalled(), "no Chromium here, for example by: apt-get install chromium");
        server = TestAuthServer.start();
        url = server.url();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void thePagesCanBeUsedByEverybody() {
        Chromium.Person visitor = chromium.person();
        Page page = visitor.page();
        TestDevice device = TestDevice.asking(server);
        page.navigate(url.resolve("/device?user_code=" + device.userCode()).toString());
        page.locator("#username").fill(TestPerson.resident(server).login());
        page.locator("#password").fill(TestAuthServer.PASSWORD);
        page.locator("#sign-in").click();
        page.locator("#find").waitFor();
        visitor.inspect("device-enter");
        page.locator("#code").fill("BBBB-BBBB");
        page.locator("#find").click();
        page.locator("#refusal").waitFor();
        visitor.inspect("device-wrong");
        page.locator("#code").fill(device.userCode());
        page.locator("#find").click();
        page.locator("#device-code").waitFor();
        visitor.inspect("device-confirm");
        page.locator("#allow").click();
        page.waitForURL("**/device/done");
        visitor.inspect("device-done");
        assertThat(device.poll().status()).isEqualTo(200);

        TestDevice other = TestDevice.asking(server);
        page.navigate(url.resolve("/device?lang=fr").toString());
        page.locator("#code").fill(other.userCode());
        page.locator("#find").click();
        page.locator("#deny").waitFor();
        visitor.inspect("device-confirm-fr");
        page.locator("#deny").click();
        page.waitForURL("**/device/refused");
        visitor.inspect("device-refused");
        assertThat(other.poll().body()).containsEntry("error", "access_denied");
        assertThat(visitor.complaints()).isEmpty();
    }
}
