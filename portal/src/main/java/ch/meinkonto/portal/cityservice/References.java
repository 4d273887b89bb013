package ch.meinkonto.portal.cityservice;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Gives out references that can be read over the phone: no I, L, O or U, nothing to be guessed from. */
@Component
public final class References {
    /** What stands behind prefix and year: digits, and capital letters that nobody takes for a digit. */
    public static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;

    private final RandomGenerator random;

    @Autowired
    References() {
        this(new SecureRandom());
    }

    /** From another source of chance than the secure one. */
    public References(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The next reference, for example {@code FE-2026-7F3K9Q2M}: 40 random bits.
     *
     * @param prefix two or three capital letters of the service
     * @param year of the request
     */
    public String next(String prefix, int year) {
        StringBuilder reference = new StringBuilder(prefix).append('-').append(year).append('-');
        for (int position = 0; position < LENGTH; position++) {
            reference.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return reference.toString();
    }
}
