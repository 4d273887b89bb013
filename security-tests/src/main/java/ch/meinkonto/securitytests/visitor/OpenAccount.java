package ch.meinkonto.securitytests.visitor;

import java.time.Clock;
import java.util.regex.Pattern;

import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;

/** Somebody opens an account: names an address, reads the mail there, follows its link, chooses name and password. */
public final class OpenAccount {
    private static final Pattern LINK = Pattern.compile("(/register/confirm\\?token=[A-Za-z0-9_-]+)");

    private final RunningStack stack;
    private final Inbox inbox;

    /** Opens at this stack, and reads mail in the inbox of everybody that belongs to it. */
    public OpenAccount(RunningStack stack, Clock clock) {
        this.stack = stack;
        this.inbox = new Inbox(stack, clock);
    }

    /**
     * Who opens an account.
     *
     * @param email an address that has none yet
     */
    public record Newcomer(String email, String name, String password) {}

    /**
     * Only names an address, which may be somebody else's or nobody's.
     *
     * @return the page that follows
     * @throws FlowStopped if the wish was not taken
     */
    public static Page ask(Visitor visitor, RunningStack stack, String email) {
        Page sent = OpenForm.send(visitor, visitor.open(stack.page(Service.AUTH, "/register")), email);
        if (!"sent".equals(sent.address().getQuery())) {
            throw new FlowStopped("the wish for an account was not taken", sent);
        }
        return sent;
    }

    /**
     * Goes all the way.
     *
     * @return the page on which the newcomer can sign in
     * @throws FlowStopped if the account is not open at the end
     */
    public Page by(Visitor visitor, Newcomer newcomer) {
        Page sent = ask(visitor, stack, newcomer.email());
        String link = inbox.await(newcomer.email(), LINK)
                .orElseThrow(() -> new FlowStopped("no mail came to " + newcomer.email(), sent));
        Page page = visitor.open(stack.page(Service.AUTH, link));
        Form form = page.forms().stream().filter(found -> found.asksFor("password")).findFirst()
                .orElseThrow(() -> new FlowStopped("the link opens no form", page));
        Page done = visitor.submit(form.with("name", newcomer.name()).with("password", newcomer.password())
                .pressingTheFirstButton());
        if (!done.address().getPath().equals("/login")) {
            throw new FlowStopped("the account was not opened", done);
        }
        return done;
    }
}
