package ch.meinkonto.securitytests.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.jspecify.annotations.Nullable;

import ch.meinkonto.ops.validhtml.Accessibility;
import ch.meinkonto.ops.validhtml.HtmlStandard;
import ch.meinkonto.securitytests.visitor.DemoPasskey;

/**
 * Debian's Chromium, headless, driven by Playwright: pictures, accessibility, and no complaint of the browser unheard. One
 * process serves all journeys; each gets people of its own, who leave with it.
 */
final class Chromium implements AutoCloseable {
    /** Phone, tablet and desktop, in CSS pixels. */
    static final List<Integer> WIDTHS = List.of(375, 768, 1280);

    /** How long something a page promises may take on a busy machine, in milliseconds. */
    private static final double PATIENCE = 60_000;

    private static final HtmlStandard STANDARD = new HtmlStandard();
    /** In CSS pixels, on a phone's width or a desktop's. */
    private static final int LONGEST_PICTURE = 8000;
    private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "journey");
    /** Only for who wants to look: a picture takes longer than most of what is asked of a page. */
    private static final boolean WITH_PICTURES = System.getenv("MEINKONTO_PICTURES") != null;

    /** Nothing where the page fits, else the elements that stick out on the right. */
    private static final String WIDER_THAN_THE_PAGE = """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              return [...document.querySelectorAll('body *')]
                .filter(element => element.getBoundingClientRect().right > width + 1)
                .map(element => element.cloneNode(false).outerHTML).slice(0, 5);
            }""";

    /** Returns when the page was drawn at its new size. */
    private static final String DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

    private final List<BrowserContext> people = new CopyOnWriteArrayList<>();

    Chromium() throws IOException {
        assertThat(EXECUTABLE).as("Chromium, for example by: apt-get install chromium").exists();
        Files.createDirectories(PICTURES);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    /** A person with a browser of their own: cookies, language, and a list of what the browser complained about. */
    Person person(String name) {
        BrowserContext context = Started.BROWSER.newContext(new Browser.NewContextOptions().setLocale("de-CH")
                .setViewportSize(1280, 900)
                .setAcceptDownloads(true));
        people.add(context);
        return new Person(name, context, context.newPage());
    }

    @Override
    public void close() {
        people.forEach(BrowserContext::close);
    }

    /** Started when first touched; ends with the JVM, whose pipe it reads. */
    private static final class Started {
        static final Browser BROWSER = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(EXECUTABLE)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                                "--disable-background-networking", "--disable-component-update",
                                "--disable-sync")));
    }

    /** Somebody at a page. */
    static final class Person {
        private final String name;
        private final Page page;
        private final CDPSession devTools;
        private final String authenticator;
        private final List<String> complaints = new CopyOnWriteArrayList<>();
        private @Nullable Response sent;

        private Person(String name, BrowserContext context, Page page) {
            this.name = name;
            this.page = page;
            page.setDefaultTimeout(PATIENCE);
            // What happens is what the person presses.
            page.addInitScript(
                    "if (window.PublicKeyCredential) PublicKeyCredential.isConditionalMediationAvailable = async () => false;");
            this.devTools = context.newCDPSession(page);
            devTools.send("WebAuthn.enable");
            JsonObject options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            options.addProperty("automaticPresenceSimulation", true);
            JsonObject parameters = new JsonObject();
            parameters.add("options", options);
            this.authenticator = devTools.send("WebAuthn.addVirtualAuthenticator", parameters)
                    .get("authenticatorId").getAsString();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            page.onResponse(response -> {
                if (response.request().isNavigationRequest() && response.frame().equals(page.mainFrame())
                        && response.headers().getOrDefault("content-type", "").startsWith("text/html")) {
                    sent = response;
                }
            });
        }

        Page page() {
            return page;
        }

        /** The document a link leads to, fetched with the person's cookies: Chromium would show it instead of saving it. */
        byte[] document(String link) {
            String address = (String) page.locator(link).evaluate("link => link.href");
            APIResponse response = page.request().get(address);
            assertThat(response.headers()).containsEntry("content-type", "application/pdf");
            return response.body();
        }

        /** Has the passkey of somebody who works for the city of the demo from now on. */
        void has(DemoPasskey passkey) {
            JsonObject credential = new JsonObject();
            credential.addProperty("credentialId", Base64.getEncoder().encodeToString(passkey.id()));
            credential.addProperty("isResidentCredential", false);
            credential.addProperty("rpId", "localhost");
            credential.addProperty("privateKey", Base64.getEncoder().encodeToString(passkey.privateKey()));
            credential.addProperty("signCount", 0);
            JsonObject parameters = new JsonObject();
            parameters.addProperty("authenticatorId", authenticator);
            parameters.add("credential", credential);
            devTools.send("WebAuthn.addCredential", parameters);
        }

        /** Errors the browser wrote to its console, a breach of the content security policy among them. */
        List<String> complaints() {
            return complaints;
        }

        /**
         * Holds a page to what every page owes: valid HTML as it was sent and as scripts left it, no text that is missing, no
         * accessibility finding and no sideways scroll at any width; and takes its picture at each where pictures are wanted.
         */
        void inspect(String pageName) {
            assertThat(STANDARD.errorsOf(Objects.requireNonNull(sent).text())).as("valid HTML of %s", pageName)
                    .isEmpty();
            assertThat(STANDARD.errorsOf(page.content())).as("valid HTML of %s after scripts", pageName).isEmpty();
            assertThat(page.locator("body").innerText()).as("texts of %s", pageName).doesNotContain("??");
            for (int width : WIDTHS) {
                page.setViewportSize(width, 900);
                page.evaluate(DRAWN);
                if (WITH_PICTURES) {
                    takePicture(pageName + "-" + width);
                }
                assertThat(page.evaluate(WIDER_THAN_THE_PAGE))
                        .as("sideways scroll of %s at %d pixels", pageName, width).asInstanceOf(LIST).isEmpty();
                assertThat(Accessibility.violationsOf(page)).as("accessibility of %s at %d pixels", pageName, width)
                        .isEmpty();
            }
        }

        private void takePicture(String pictureName) {
            // A picture of a page that goes on and on takes longer than anybody looks at it.
            boolean whole = (Integer) page.evaluate("document.documentElement.scrollHeight") < LONGEST_PICTURE;
            page.screenshot(new Page.ScreenshotOptions().setFullPage(whole)
                    .setPath(PICTURES.resolve(name + "-" + pictureName + ".png")));
        }
    }
}
