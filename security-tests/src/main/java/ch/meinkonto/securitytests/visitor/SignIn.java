package ch.meinkonto.securitytests.visitor;

import java.util.Optional;

/** Signs a visitor in on the auth-server's login page, as a person would: by its form. */
public final class SignIn {
    private SignIn() {}

    /** The login form, if this page carries one. */
    public static Optional<Form> form(Page page) {
        return page.forms().stream().filter(form -> form.asksFor("username") && form.asksFor("password")).findFirst();
    }

    /**
     * Fills in and sends the login form of a page.
     *
     * @return where the visitor is led, which is the login page again after a wrong password
     * @throws FlowStopped if the page carries no login form
     */
    public static Page with(Visitor visitor, Page loginPage, String username, String password) {
        Form form = form(loginPage).orElseThrow(() -> new FlowStopped("no login form", loginPage));
        return visitor.submit(form.with("username", username).with("password", password).pressingTheFirstButton());
    }

    /**
     * Signs in where signing in is asked for, and insists on success.
     *
     * @throws FlowStopped if the password was refused
     */
    public static Page ifAsked(Visitor visitor, Page page, String username, String password) {
        if (form(page).isEmpty()) {
            return page;
        }
        Page next = with(visitor, page, username, password);
        if (form(next).isPresent()) {
            throw new FlowStopped("sign-in of " + username + " was refused", next);
        }
        return next;
    }
}
