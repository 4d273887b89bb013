package ch.meinkonto.auth.client;

/** What a client shall be cannot be. */
public final class ClientDraftRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String field;

    ClientDraftRefused(String field) {
        super("the client's " + field + " cannot be so");
        this.field = field;
    }

    /** Which part of it. */
    public String field() {
        return field;
    }
}
