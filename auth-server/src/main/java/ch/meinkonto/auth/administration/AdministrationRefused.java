package ch.meinkonto.auth.administration;

/** An administrator's wish that is not carried out. */
final class AdministrationRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    AdministrationRefused(Reason reason) {
        super(Codes.of(reason));
        this.reason = reason;
    }

    /** Why not. */
    Reason reason() {
        return reason;
    }

    /** Why not, and with which HTTP status a program is told. */
    enum Reason {
        /** There is no such thing. */
        UNKNOWN(404),
        /** Four eyes: who asked does not agree. */
        OWN_REQUEST(403),
        /** Four eyes: who it is about neither asks nor agrees. */
        CONCERNED(403),
        /** Whoever asks or agrees must be an administrator at that moment. */
        NOT_ADMINISTRATOR(403),
        /** Who asked is no administrator any more. */
        ASKER_LEFT(409),
        /** It is decided already. */
        DECIDED(409),
        /** Nobody decided in time. */
        EXPIRED(409),
        /** The same is asked for already. */
        ASKED_ALREADY(409),
        /** Nothing would change. */
        NO_CHANGE(409),
        /** Two administrators must stay: one alone could grant nothing. */
        TOO_FEW_ADMINISTRATORS(409),
        /** Only the configuration changes this client. */
        CONFIGURED(409),
        /** The secret was fetched already, or there is none to fetch. */
        SECRET_GONE(409),
        /** The same key came with another wish. */
        KEY_REUSED(422),
        /** No reason, or one nobody can check: 10 to 500 characters. */
        REASON_MISSING(422),
        /** A validity in the past, or longer than two years. */
        PERIOD(422),
        /** Not a role of staff. */
        ROLE(422),
        /** What the client shall be cannot be. */
        CLIENT(422),
        /** Something is missing, doubled, too long or not understood. */
        MALFORMED(400);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
