package ch.meinkonto.auth.testing;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A mail server of everybody, which people read in tests. */
public final class TestMailbox implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 60_000;
    private static final Pattern LINK = Pattern.compile("http://\\S+\\?token=\\S+");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** Starts on a port of its own. */
    public TestMailbox() {
        server.start();
    }

    /** What the application must know. */
    public String setting() {
        return "spring.mail.port=" + server.getSmtp().getPort();
    }

    /** A mail as it was read. */
    public record Mail(String subject, String text) {
        /** The link in it, on this server instead of the public address. */
        public URI link(URI server) {
            Matcher link = LINK.matcher(text);
            if (!link.find()) {
                throw new AssertionError("no link in: " + text);
            }
            return URI.create(link.group().replace(TestAuthServer.ISSUER, server.toString()));
        }
    }

    /** The newest mail with this subject to an address, as soon as it is there. */
    public Mail await(String address, String subject) {
        while (true) {
            // Counted before looking: what comes while we look is not waited for.
            int seen = server.getReceivedMessages().length;
            List<Mail> found = to(address).stream().filter(mail -> mail.subject().equals(subject)).toList();
            if (!found.isEmpty()) {
                return found.getLast();
            }
            if (!server.waitForIncomingEmail(PATIENCE_MILLIS, seen + 1)) {
                throw new AssertionError("no mail \"" + subject + "\" but " + to(address));
            }
        }
    }

    /** All mails to an address so far. */
    public List<Mail> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .map(TestMailbox::read)
                .toList();
    }

    /** Forgets all mails. */
    public void clear() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return Arrays.stream(message.getRecipients(Message.RecipientType.TO))
                    .anyMatch(recipient -> recipient.toString().equals(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mail read(MimeMessage message) {
        try {
            return new Mail(message.getSubject(), String.valueOf(message.getContent()));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
