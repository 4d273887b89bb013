package ch.meinkonto.auth.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The passwords of accounts: whether one is right, and another in its place. What makes one good enough is said elsewhere. */
@Component
public class Passwords {
    private static final int UNKNOWN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Accounts accounts;
    private final PasswordEncoder encoder;

    Passwords(Accounts accounts, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.encoder = encoder;
    }

    /** Whether this is the password of the account; false where there is no such account. */
    public boolean isRight(UUID accountId, String password) {
        Optional<String> hash = accounts.passwordHash(accountId);
        return hash.isPresent() && encoder.matches(password, hash.get());
    }

    /** Replaces the password by the one of which this is stored. */
    public void replaceHash(UUID accountId, String hash) {
        accounts.changePasswordHash(accountId, hash);
    }

    /** What is stored of a password. Takes its time, so not inside a transaction. */
    public String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    /** Whether the owner of the account has chosen a password. */
    public boolean isChosen(UUID accountId) {
        return accounts.hasPasswordChosen(accountId);
    }

    /** Notes that the account was opened without a password. */
    public void noneChosen(UUID accountId) {
        accounts.noPasswordChosen(accountId);
    }

    /**
     * What is stored of a password that nobody knows: 256 random bits, so that a guess takes as long as ever and is never
     * right.
     */
    public String hashOfNobodysPassword() {
        byte[] bytes = new byte[UNKNOWN_BYTES];
        random.nextBytes(bytes);
        return hash(Base64.getEncoder().encodeToString(bytes));
    }

    /** Takes as long as finding out whether a password is right. */
    public void pretendToCheck(String password) {
        hash(password);
    }
}
