package ch.meinkonto.ops.simulators.mail;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

import org.jspecify.annotations.Nullable;

/** Takes a MIME message apart (RFC 2045 to 2049) into what a reader sees. Used once per message. */
final class MailReader {
    private static final int LARGEST_ATTACHMENT = 5 * 1024 * 1024;

    private final List<Mail.Attachment> attachments = new ArrayList<>();
    private @Nullable String plain;
    private @Nullable String html;

    private MailReader() {}

    static Mail read(long id, Instant received, String to, MimeMessage message) throws MessagingException, IOException {
        MailReader reader = new MailReader();
        reader.visit(message);
        String from = message.getFrom() == null || message.getFrom().length == 0
                ? ""
                : MimeUtility.decodeText(message.getFrom()[0].toString());
        String subject = message.getSubject() == null ? "" : message.getSubject();
        return new Mail(id, received, from, to, subject, reader.text(), reader.attachments);
    }

    private void visit(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                visit(parts.getBodyPart(i));
            }
        } else if (part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            attach(part);
        } else if (part.isMimeType("text/plain") && plain == null) {
            plain = (String) part.getContent();
        } else if (part.isMimeType("text/html") && html == null) {
            html = (String) part.getContent();
        }
    }

    private void attach(Part part) throws MessagingException, IOException {
        try (InputStream content = part.getInputStream()) {
            byte[] bytes = content.readNBytes(LARGEST_ATTACHMENT);
            String name = part.getFileName() == null ? "attachment" : MimeUtility.decodeText(part.getFileName());
            attachments.add(new Mail.Attachment(name, new ContentType(part.getContentType()).getBaseType(), bytes));
        }
    }

    private String text() {
        if (plain != null) {
            return plain.strip();
        }
        return html == null
                ? ""
                : html.replaceAll("(?s)<(style|script).*?</\\1>", "")
                        .replaceAll("<[^>]+>", " ")
                        .replace("&nbsp;", " ")
                        .replaceAll("[ \\t]+", " ")
                        .strip();
    }
}
