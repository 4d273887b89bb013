package ch.meinkonto.ops.simulators.mail;

import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;

/** The mailbox into which the SMTP server puts what the sink has already kept: it drops it, so that memory stays bounded. */
record Nobody(String email) implements GreenMailUser {
    @Override
    public String getEmail() {
        return email;
    }

    @Override
    public String getLogin() {
        return email;
    }

    @Override
    public void deliver(MovingMessage message) {
        // kept by the sink
    }

    @Override
    public void deliver(MimeMessage message) {
        // kept by the sink
    }

    @Override
    public void create() {
        // has no folder
    }

    @Override
    public void delete() {
        // has no folder
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public void setPassword(String password) {
        throw new UnsupportedOperationException("nobody signs in here");
    }

    @Override
    public void authenticate(String password) throws UserException {
        throw new UserException("nobody signs in here");
    }

    @Override
    public String getQualifiedMailboxName() {
        return email;
    }
}
