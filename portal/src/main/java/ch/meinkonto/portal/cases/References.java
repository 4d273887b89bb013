package ch.meinkonto.portal.cases;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Gives out references that can be read over the phone: no I, L, O or U, nothing to be guessed from. */
@Component
class References {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;

    private final RandomGenerator random;

    @Autowired
    References() {
        this(new SecureRandom());
    }

    References(RandomGenerator random) {
        this.random = random;
    }

    /** For example {@code FE-2026-7F3K9Q2M}: 40 random bits. */
    String next(String prefix, int year) {
        StringBuilder reference = new StringBuilder(prefix).append('-').append(year).append('-');
        for (int position = 0; position < LENGTH; position++) {
            reference.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return reference.toString();
    }
}
