package ch.meinkonto.auth.account;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes on a few threads at most, so that a flood of sign-ins takes neither all processors nor all memory: who waits too
 * long is told to come back.
 */
public final class BoundedPasswordEncoder implements PasswordEncoder {
    private final PasswordEncoder encoder;
    private final Semaphore permits;
    private final Duration patience;

    /**
     * Lets {@code atOnce} hashes run at the same time and others wait, in order, for {@code patience}.
     *
     * @param encoder what hashes
     */
    public BoundedPasswordEncoder(PasswordEncoder encoder, int atOnce, Duration patience) {
        this.encoder = encoder;
        this.permits = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence rawPassword) {
        return withPermit(() -> encoder.encode(rawPassword));
    }

    @Override
    public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
        return withPermit(() -> encoder.matches(rawPassword, encodedPassword));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String encodedPassword) {
        return encoder.upgradeEncoding(encodedPassword);
    }

    private <T extends @Nullable Object> T withPermit(Supplier<T> hashing) {
        try {
            if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManySignInsException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManySignInsException();
        }
        try {
            return hashing.get();
        } finally {
            permits.release();
        }
    }
}
