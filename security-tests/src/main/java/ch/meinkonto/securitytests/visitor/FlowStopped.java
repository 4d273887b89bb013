package ch.meinkonto.securitytests.visitor;

/** A visitor could not go on; the message says on which page and what it complained about. */
public final class FlowStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FlowStopped(String what, Page page) {
        super(what + ", at \"" + page.heading() + "\" (" + page.address() + ", HTTP " + page.status() + ")"
                + (page.complaint().isEmpty() ? "" : ": " + page.complaint()));
    }
}
