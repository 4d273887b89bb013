package ch.meinkonto.portal.invitation;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

import ch.meinkonto.portal.cityservice.Digests;

/**
 * What somebody hands over in person and somebody else types in: twelve letters and digits, 60 random bits, no I, L, O or U.
 *
 * @param letters without hyphens
 */
public record InvitationCode(String letters) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    /** A new one. */
    public static InvitationCode random(RandomGenerator random) {
        StringBuilder letters = new StringBuilder(LENGTH);
        for (int position = 0; position < LENGTH; position++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new InvitationCode(letters.toString());
    }

    /** As somebody may type it: small letters, blanks, O for zero, I or L for one. Empty for what is no code at all. */
    public static Optional<InvitationCode> read(String written) {
        String letters = written.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean known = letters.length() == LENGTH && letters.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
        return known ? Optional.of(new InvitationCode(letters)) : Optional.empty();
    }

    /** As it is kept. */
    public String hash() {
        return Digests.of("invitation " + letters);
    }

    /** As it is shown, once: {@code 7F3K-9Q2M-XR4T}. */
    public String shown() {
        return letters.substring(0, GROUP) + "-" + letters.substring(GROUP, 2 * GROUP) + "-"
                + letters.substring(2 * GROUP);
    }

    @Override
    public String toString() {
        return "InvitationCode[]";
    }
}
