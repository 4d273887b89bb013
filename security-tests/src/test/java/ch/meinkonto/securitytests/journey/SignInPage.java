package ch.meinkonto.securitytests.journey;

import com.microsoft.playwright.Page;

/** The sign-in page, as a person meets it. */
final class SignInPage {
    private SignInPage() {}

    /** Types name and password and presses the button. */
    static void signIn(Page page, String username, String password) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("#sign-in").click();
    }
}
