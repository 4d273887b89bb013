package ch.meinkonto.securitytests.visitor;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;

/** Somebody who knows the password of a demo account is asked for the code of its app. */
public final class SignInWithCode {
    private static final String FIELD = "code";

    private final RunningStack stack;
    private final Clock clock;
    private final AuthenticatorApp app;

    /** Signs in at this stack. */
    public SignInWithCode(RunningStack stack, Clock clock) {
        this.stack = stack;
        this.clock = clock;
        this.app = new AuthenticatorApp(stack.demoTotpSecret());
    }

    /** What they type. */
    public enum Code {
        /** The code that the app shows. */
        RIGHT,
        /** Another one. */
        WRONG,
        /** Nothing: they leave the question unanswered. */
        NONE
    }

    /**
     * Types the password, and codes as long as one is asked for. Where no code is looked at any more, nothing is asked.
     *
     * @param tries how many wrong codes, at most
     * @return the last page
     * @throws FlowStopped if the password is not enough to be asked, or the right code does not sign in
     */
    public Page by(Visitor visitor, String username, Code code, int tries) {
        Page page = SignIn.with(visitor, visitor.open(stack.page(Service.AUTH, "/login")), username,
                stack.demoPassword());
        if ("codes".equals(page.address().getQuery())) {
            return page;
        }
        if (question(page).isEmpty()) {
            throw new FlowStopped("no code is asked for", page);
        }
        return switch (code) {
            case NONE -> page;
            case WRONG -> guess(visitor, page, tries);
            case RIGHT -> prove(visitor, page);
        };
    }

    private Page guess(Visitor visitor, Page asked, int tries) {
        Page page = asked;
        for (int attempt = 0; attempt < tries && question(page).isPresent(); attempt++) {
            page = type(visitor, page, wrong(clock.instant(), attempt));
        }
        return page;
    }

    /** The code of this half minute may be used up by an earlier attack; the next one is taken too. */
    private Page prove(Visitor visitor, Page asked) {
        Page page = type(visitor, asked, app.code(clock.instant()));
        if (question(page).isPresent()) {
            page = type(visitor, page, app.nextCode(clock.instant()));
        }
        if (page.address().getPath().startsWith("/login")) {
            throw new FlowStopped("the right code does not sign in", page);
        }
        return page;
    }

    private String wrong(Instant now, int attempt) {
        String code = "%06d".formatted((attempt + 1) * 7919);
        return code.equals(app.code(now)) || code.equals(app.nextCode(now)) ? "000000" : code;
    }

    private static Page type(Visitor visitor, Page page, String code) {
        Form form = question(page).orElseThrow(() -> new FlowStopped("no code is asked for", page));
        return visitor.submit(form.with(FIELD, code).pressingTheFirstButton());
    }

    private static Optional<Form> question(Page page) {
        return page.forms().stream().filter(form -> form.asksFor(FIELD)).findFirst();
    }
}
