package ch.meinkonto.auth.account;

/**
 * More passwords are waiting to be checked than this machine can check in good time. Says nothing of who somebody is: as an
 * authentication exception it would send people who are signed in to the sign-in page.
 */
public class TooManySignInsException extends RuntimeException {
    TooManySignInsException() {
        super("too many passwords to check at once");
    }
}
