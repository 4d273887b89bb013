package ch.meinkonto.auth.factor;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * The password was right and is not enough. Thrown instead of an authentication, so that nothing that comes after takes half
 * a sign-in for a whole one.
 */
public final class SecondFactorNeeded extends AuthenticationException {
    private static final long serialVersionUID = 1;

    private final transient Authentication person;

    /** Who still owes the second factor. */
    public SecondFactorNeeded(Authentication person) {
        super("second factor needed");
        this.person = person;
    }

    Authentication person() {
        return person;
    }
}
