package ch.meinkonto.ops.simulators.mail;

import java.time.Instant;
import java.util.List;

/**
 * A mail as its reader sees it.
 *
 * @param id running number, from 1
 * @param received when the sink took it
 * @param from sender as written in the mail
 * @param to the recipient of this copy
 * @param subject decoded subject
 * @param text the plain text; of a mail that only has HTML, the words of that
 * @param attachments what hangs on it
 */
record Mail(long id, Instant received, String from, String to, String subject, String text,
        List<Attachment> attachments) {
    Mail {
        attachments = List.copyOf(attachments);
    }

    /**
     * A file that hangs on a mail.
     *
     * @param name file name
     * @param type media type
     * @param content its bytes; never changed
     */
    record Attachment(String name, String type, byte[] content) {}
}
