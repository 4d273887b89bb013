package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import ch.meinkonto.auth.testing.BrowserStand;
import ch.meinkonto.auth.testing.Chromium;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestDevice;
import ch.meinkonto.auth.testing.TestPerson;

/** The pages on which a person lets a device in, in a real browser. */
class DeviceBrowserTests {
    @RegisterExtension
    static final BrowserStand STAND = BrowserStand.plain();

    @Test
    void thePagesCanBeUsedByEverybody() {
        Chromium.Person visitor = STAND.person();
        Page page = visitor.page();
        TestDevice device = TestDevice.asking(STAND.server());
        page.navigate(STAND.url().resolve("/device?user_code=" + device.userCode()).toString());
        page.locator("#username").fill(TestPerson.resident(STAND.server()).login());
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

        TestDevice other = TestDevice.asking(STAND.server());
        page.navigate(STAND.url().resolve("/device?lang=fr").toString());
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
