package ch.meinkonto.auth.mail;

/**
 * A mail as it is sent.
 *
 * @param to one address
 * @param subject one line
 * @param text plain text
 */
record Letter(String to, String subject, String text) {
    Letter {
        if (hasLineBreak(to) || hasLineBreak(subject) || to.isBlank()) {
            throw new IllegalArgumentException("a mail has one address and one line of subject");
        }
    }

    private static boolean hasLineBreak(String line) {
        return line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0;
    }

    /** Leaves out who gets it and what it says. */
    @Override
    public String toString() {
        return "Letter[" + subject + "]";
    }
}
