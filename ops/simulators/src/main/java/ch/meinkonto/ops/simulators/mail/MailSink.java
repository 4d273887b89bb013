package ch.meinkonto.ops.simulators.mail;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import jakarta.mail.MessagingException;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** An SMTP server on loopback that takes every mail without asking who sends it, and keeps the newest in memory. */
@Component
class MailSink implements SmartLifecycle {
    private final Deque<Mail> newestFirst = new ArrayDeque<>();
    private final GreenMail server;
    private final MailSettings settings;
    private final Clock clock;
    private long count;

    MailSink(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.server = new GreenMail(new ServerSetup(settings.port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    /** The mails that are kept, newest first. */
    List<Mail> mails() {
        synchronized (newestFirst) {
            return List.copyOf(newestFirst);
        }
    }

    /** The mail with this number, while it is kept. */
    Optional<Mail> mail(long id) {
        return mails().stream().filter(mail -> mail.id() == id).findFirst();
    }

    /** Forgets all mails. */
    void clear() {
        synchronized (newestFirst) {
            newestFirst.clear();
        }
    }

    /** The port it listens on. */
    int port() {
        return server.getSmtp().getPort();
    }

    private GreenMailUser take(MovingMessage message, MailAddress recipient) throws MessagingException {
        synchronized (newestFirst) {
            try {
                newestFirst.addFirst(MailReader.read(++count, clock.instant(), recipient.getEmail(),
                        message.getMessage()));
            } catch (IOException e) {
                throw new MessagingException("mail cannot be read", e);
            }
            if (newestFirst.size() > settings.kept()) {
                newestFirst.removeLast();
            }
        }
        return new Nobody(recipient.getEmail());
    }

    @Override
    public void start() {
        server.start();
        server.getUserManager().setMessageDeliveryHandler(this::take);
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }
}
