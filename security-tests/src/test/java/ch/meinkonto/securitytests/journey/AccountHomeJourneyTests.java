package ch.meinkonto.securitytests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ch.meinkonto.securitytests.journey.Chromium.Person;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;

/** A resident looks through everything the city has of them, in a real browser against the running stack. */
@Tag("journey")
class AccountHomeJourneyTests {
    private static final RunningStack STACK = RunningStack.from(System.getenv());

    private static Chromium chromium;

    @TempDir
    Path files;

    @BeforeAll
    static void openTheBrowser() throws Exception {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void aResidentFindsEverythingFromTheFirstPage() throws Exception {
        Person anna = chromium.person("account-home");
        Page page = anna.page();
        page.navigate(STACK.page(Service.PORTAL, "/account").toString());
        SignInPage.signIn(page, "anna.muster@example.ch", STACK.demoPassword());
        page.waitForURL(Pattern.compile(".*/account"));
        assertThat(page.locator("#waiting")).isVisible();
        anna.inspect("home");

        for (String place : List.of("inbox", "documents", "payments", "looked-at")) {
            page.locator("#to-" + place).click();
            page.waitForURL(Pattern.compile(".*/account/" + place));
            anna.inspect(place);
            page.locator(".breadcrumb a").click();
        }

        page.locator("#to-notifications").click();
        page.locator("#topic-reminder").check();
        page.locator("#save").click();
        assertThat(page.locator("#saved")).isVisible();
        assertThat(page.locator("#topic-reminder")).isChecked();
        anna.inspect("notifications");
        page.locator("#topic-reminder").uncheck();
        page.locator("#save").click();
        assertThat(page.locator("#topic-reminder")).not().isChecked();
        page.locator(".breadcrumb a").click();

        page.locator("#to-data").click();
        anna.inspect("data");
        Download copy = page.waitForDownload(() -> page.locator("#copy").click());
        Path file = files.resolve("copy.zip");
        copy.saveAs(file);
        assertThat(Files.size(file)).isPositive();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("account.json")).isNotNull();
        }
        page.locator("#of-the-account").click();
        page.waitForURL(Pattern.compile(".*/account/data"));
        assertThat(anna.complaints()).as("what the browser complained about").isEmpty();
    }

    @Test
    void anybodyIsToldThatAMadeUpDocumentIsNotTheCitys() {
        Person controller = chromium.person("account-verify");
        Page page = controller.page();
        page.navigate(STACK.page(Service.PORTAL, "/verify/document").toString());
        controller.inspect("verify");
        page.locator("#code").fill("bm90aGluZw.00000000.AAAA");
        page.locator("main button[type=submit]").click();
        assertThat(page.locator("#verdict")).containsText("Nicht echt");
        controller.inspect("verdict");
        assertThat(controller.complaints()).as("what the browser complained about").isEmpty();
    }
}
