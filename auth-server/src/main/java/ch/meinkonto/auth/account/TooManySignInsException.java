package ch.meinkonto.auth.account;

import org.springframework.security.authentication.InternalAuthenticationServiceException;

/** More passwords are waiting to be checked than this machine can check in good time. */
public class TooManySignInsException extends InternalAuthenticationServiceException {
    TooManySignInsException() {
        super("too many passwords to check at once");
    }
}
