package ch.meinkonto.securitytests.stack;

/** The stack does not answer, or not as it should; the message is one sentence that says what to do. */
public final class StackUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a sentence for the person at the terminal. */
    public StackUnavailable(String sentence) {
        super(sentence);
    }
}
