package ch.meinkonto.securitytests.journey;

import com.microsoft.playwright.Page;

import ch.meinkonto.securitytests.journey.Chromium.Person;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.visitor.DemoPasskey;

/** The sign-in page, as a person meets it. */
final class SignInPage {
    private SignInPage() {}

    /** Types name and password and presses the button. */
    static void signIn(Page page, String username, String password) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("#sign-in").click();
    }

    /** Signs in somebody who works for the city: the password, then the passkey. */
    static void signIn(Person person, RunningStack stack, String username) {
        person.has(new DemoPasskey(stack.demoPasskeySeed(), username));
        signIn(person.page(), username, stack.demoPassword());
        person.page().waitForURL("**/login/factor*");
        person.page().locator("#use-passkey").click();
    }
}
