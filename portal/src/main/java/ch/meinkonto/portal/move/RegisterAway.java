package ch.meinkonto.portal.move;

/** A register does not answer, or not in a way we understand. It may, in a while. */
final class RegisterAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegisterAway(String sentence) {
        super(sentence);
    }

    RegisterAway(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
