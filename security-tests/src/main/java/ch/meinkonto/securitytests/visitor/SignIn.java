package ch.meinkonto.securitytests.visitor;

import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.securitytests.stack.RunningStack;

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

    /**
     * Signs in likewise with the password of the demo accounts or another one, and proves the passkey of the demo's staff
     * where one is asked for.
     *
     * @throws FlowStopped if the password or the passkey was refused
     */
    public static Page ifAsked(Visitor visitor, RunningStack stack, Page page, String username, String password) {
        Page next = ifAsked(visitor, page, username, password);
        if (!next.address().getPath().endsWith("/login/factor")) {
            return next;
        }
        Form question = next.forms().stream().filter(form -> form.value("question").isPresent()).findFirst()
                .orElseThrow(() -> new FlowStopped("no passkey is asked for", next));
        Page options = visitor.sendOnce("POST", next.address().resolve("/login/passkey/options?question"),
                Map.of("X-CSRF-TOKEN", question.value("_csrf").orElse("")), null);
        JsonNode asked = JsonMapper.shared().readTree(options.text());
        String origin = next.address().getScheme() + "://" + next.address().getAuthority();
        String answer = new DemoPasskey(stack.demoPasskeySeed(), username)
                .answer(asked.path("challenge").asString(), asked.path("rpId").asString(), origin);
        Page inside = visitor.submit(question.with("credential", answer));
        if (inside.address().getPath().startsWith("/login")) {
            throw new FlowStopped("the passkey of " + username + " was refused", inside);
        }
        return inside;
    }
}
