package ch.meinkonto.portal.parkingpermit;

import java.util.random.RandomGenerator;

/** Gives out references that can be read over the phone: no I, L, O or U, nothing to be guessed from. */
final class References {
    static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;

    private final RandomGenerator random;

    References(RandomGenerator random) {
        this.random = random;
    }

    /** For example {@code PK-2026-7F3K9Q2M}: 40 random bits. */
    String next(int year) {
        return next("PK", year);
    }

    /** The same for another kind of permit. */
    String next(String prefix, int year) {
        StringBuilder reference = new StringBuilder(prefix).append('-').append(year).append('-');
        for (int position = 0; position < LENGTH; position++) {
            reference.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return reference.toString();
    }
}
