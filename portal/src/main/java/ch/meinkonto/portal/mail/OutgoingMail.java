package ch.meinkonto.portal.mail;

/**
 * A mail to be sent once the transaction in which it is published is committed.
 *
 * @param to address of one resident
 * @param subject one line
 * @param text plain text
 */
public record OutgoingMail(String to, String subject, String text) {
    public OutgoingMail {
        if (to.isBlank() || to.indexOf('\n') >= 0 || subject.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a mail has one address and one line of subject");
        }
    }

    @Override
    public String toString() {
        return "OutgoingMail[" + subject + "]";
    }
}
