package ch.meinkonto.soc.engine.respond;

/**
 * Whose token a request came with.
 *
 * @param subject account, or the client where it asks for itself
 * @param client client that the token was made for
 */
public record Caller(String subject, String client) {
    /** Whether no account stands behind it. */
    boolean isProgram() {
        return subject.equals(client);
    }
}
