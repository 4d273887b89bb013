package ch.meinkonto.auth.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.RequestOptions;

import ch.meinkonto.ops.validhtml.Accessibility;
import ch.meinkonto.ops.validhtml.HtmlStandard;

/**
 * Debian's Chromium, headless, with an authenticator that answers by itself, or does not. One process serves all tests of the
 * JVM; who asks for a Chromium gets people of their own, who leave with it.
 */
public final class Chromium implements AutoCloseable {
    private static final HtmlStandard STANDARD = new HtmlStandard();
    private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "pictures");
    /** Only for who wants to look: a picture takes longer than most of what is asked of a page. */
    private static final boolean WITH_PICTURES = System.getenv("MEINKONTO_PICTURES") != null;
    private static final List<Integer> WIDTHS = List.of(375, 768, 1280);
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

    /** Whether there is one on this machine. */
    public static boolean isInstalled() {
        return Files.isExecutable(EXECUTABLE);
    }

    /** A person with a browser and an authenticator of their own. */
    public Person person() {
        BrowserContext context = Started.BROWSER.newContext(new Browser.NewContextOptions().setLocale("de-CH"));
        people.add(context);
        return new Person(context, context.newPage());
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
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking",
                                "--disable-component-update", "--no-first-run")));
    }

    /** Somebody at a page. */
    public static final class Person {
        private final BrowserContext context;
        private final Page page;
        private final CDPSession devTools;
        private final String authenticator;
        private final List<String> complaints = new CopyOnWriteArrayList<>();

        private Person(BrowserContext context, Page page) {
            this.context = context;
            this.page = page;
            page.setDefaultTimeout(60_000);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
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
                    .get("authenticatorId")
                    .getAsString();
        }

        /** The page. */
        public Page page() {
            return page;
        }

        /** What the browser complained about: breaches of the content security policy among it. */
        public List<String> complaints() {
            return complaints;
        }

        /** Whether the authenticator recognises its owner from now on. */
        public void recognised(boolean verified) {
            JsonObject parameters = new JsonObject();
            parameters.addProperty("authenticatorId", authenticator);
            parameters.addProperty("isUserVerified", verified);
            devTools.send("WebAuthn.setUserVerified", parameters);
        }

        /** From now on the browser offers nothing by itself: what happens is what the person presses. */
        public void pressesThemselves() {
            page.addInitScript("PublicKeyCredential.isConditionalMediationAvailable = async () => false;");
        }

        /** Loses all cookies. */
        public void forget() {
            context.clearCookies();
        }

        /** Where an address leads for this person, without following it. */
        public String location(String url) {
            return context.request()
                    .get(url, RequestOptions.create().setMaxRedirects(0))
                    .headers()
                    .get("location");
        }

        /** Holds the page to what every page owes, and takes its picture where pictures are wanted. */
        public void inspect(String name) {
            assertThat(STANDARD.errorsOf(page.content())).as("valid HTML of %s", name).isEmpty();
            for (int width : WIDTHS) {
                page.setViewportSize(width, 900);
                page.evaluate(DRAWN);
                if (WITH_PICTURES) {
                    page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                            .setPath(PICTURES.resolve(name + "-" + width + ".png")));
                }
                assertThat(page.evaluate(WIDER_THAN_THE_PAGE)).as("sideways scroll of %s at %d pixels", name, width)
                        .asInstanceOf(LIST)
                        .isEmpty();
                assertThat(Accessibility.violationsOf(page)).as("accessibility of %s at %d pixels", name, width)
                        .isEmpty();
            }
        }
    }
}
