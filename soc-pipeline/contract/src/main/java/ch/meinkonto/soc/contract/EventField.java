package ch.meinkonto.soc.contract;

/**
 * Every field a security event may carry beyond those the emitter fills for all (time, id, sequence, service, trace,
 * client): dotted name, type and what it holds. A field that is not here cannot be sent.
 */
public enum EventField implements Field {
    EVENT_REASON("event.reason", Type.KEYWORD, "Why it ended so: a lower-case code, never free text."),
    USER_ID(
            "user.id", Type.KEYWORD,
            "Pseudonymous account id (UUID), the subject of the tokens."),
    USER_HASH("user.hash", Type.KEYWORD,
            "HMAC-SHA256 of the normalised login name, hex: the same for known and unknown accounts."),
    USER_ROLES(
            "user.roles", Type.KEYWORDS,
            "Roles of the account at that moment."),
    SESSION_ID("session.id", Type.KEYWORD,
            "SHA-256 of the session id, hex, first 32 digits: links events, opens nothing."),
    AUTH_METHOD(
            "meinkonto.auth.method", Type.KEYWORD,
            "First factor: password, passkey, ott."),
    AUTH_FACTOR(
            "meinkonto.auth.factor", Type.KEYWORDS,
            "Factors proven so far in this login."),
    AUTH_FAILURE_REASON(
            "meinkonto.auth.failure_reason", Type.KEYWORD,
            "bad_credentials, unknown_account, locked, disabled, throttled."),
    AUTH_ACCOUNT_EXISTS(
            "meinkonto.auth.account_exists", Type.BOOLEAN,
            "Whether the login name belongs to an account."),
    OAUTH_CLIENT_ID(
            "meinkonto.oauth.client.id", Type.KEYWORD,
            "OAuth client that asked."),
    OAUTH_GRANT_TYPE(
            "meinkonto.oauth.grant_type",
            Type.KEYWORD,
            "Grant type, RFC 6749 section 4."),
    OAUTH_SCOPE(
            "meinkonto.oauth.scope",
            Type.KEYWORDS,
            "Scopes granted."),
    OAUTH_TOKEN_HASH(
            "meinkonto.oauth.token.jti_hash",
            Type.KEYWORD,
            "SHA-256 of the token's id, hex; never the token."),
    SERVICE_NAME(
            "meinkonto.service.name",
            Type.KEYWORD,
            "City service, kebab-case."),
    SERVICE_OPERATION(
            "meinkonto.service.operation",
            Type.KEYWORD,
            "Use case, kebab-case."),
    SERVICE_CHANNEL(
            "meinkonto.service.channel",
            Type.KEYWORD,
            "web or api."),
    SERVICE_DURATION(
            "meinkonto.service.duration_ms",
            Type.LONG,
            "Duration of the call in milliseconds."),
    CASE_ID(
            "meinkonto.case.id",
            Type.KEYWORD,
            "Reference of the request, as the resident sees it."),
    CASE_TYPE(
            "meinkonto.case.type",
            Type.KEYWORD,
            "City service of the request, kebab-case."),
    CASE_STATE(
            "meinkonto.case.state",
            Type.KEYWORD,
            "State after the event."),
    CASE_PREVIOUS_STATE(
            "meinkonto.case.previous_state",
            Type.KEYWORD,
            "State before the event."),
    PAYMENT_ID(
            "meinkonto.payment.id",
            Type.KEYWORD,
            "Our id of the payment (UUID)."),
    PAYMENT_AMOUNT(
            "meinkonto.payment.amount_minor",
            Type.LONG,
            "Amount in minor units (Rappen)."),
    PAYMENT_CURRENCY(
            "meinkonto.payment.currency",
            Type.KEYWORD,
            "ISO 4217 code."),
    PAYMENT_METHOD(
            "meinkonto.payment.method",
            Type.KEYWORD,
            "Method code of the provider, for example VIS or TWI."),
    PAYMENT_INSTRUMENT_FINGERPRINT(
            "meinkonto.payment.instrument.fingerprint",
            Type.KEYWORD,
            "HMAC of the instrument; never the card number."),
    PAYMENT_INSTRUMENT_BIN(
            "meinkonto.payment.instrument.bin",
            Type.KEYWORD,
            "First six digits of the card."),
    PAYMENT_PSP_CODE(
            "meinkonto.payment.psp.code",
            Type.KEYWORD,
            "Answer code of the payment provider."),
    PAYMENT_ATTEMPT(
            "meinkonto.payment.attempt_no",
            Type.LONG,
            "How many payments this case has seen, from 1."),
    DOCUMENT_ID_HASH(
            "meinkonto.document.id_hash",
            Type.KEYWORD,
            "SHA-256 of the document's id, hex."),
    DOCUMENT_TYPE(
            "meinkonto.document.type",
            Type.KEYWORD,
            "Kind of document, kebab-case."),
    DOCUMENT_BYTES(
            "meinkonto.document.bytes",
            Type.LONG,
            "Size in bytes."),
    DOSSIER_SUBJECT(
            "meinkonto.dossier.subject_hash",
            Type.KEYWORD,
            "Pseudonym of the resident looked at."),
    DOSSIER_PURPOSE(
            "meinkonto.dossier.purpose",
            Type.KEYWORD,
            "Purpose stated by the member of staff, a code."),
    RESOURCE_TYPE(
            "meinkonto.resource.type",
            Type.KEYWORD,
            "Kind of thing that was asked for."),
    RESOURCE_ID_HASH(
            "meinkonto.resource.id_hash",
            Type.KEYWORD,
            "SHA-256 of its id, hex."),
    ADMIN_OPERATION(
            "meinkonto.admin.operation",
            Type.KEYWORD,
            "What was done, kebab-case."),
    ADMIN_TARGET(
            "meinkonto.admin.target",
            Type.KEYWORD,
            "Id of the thing it was done to."),
    TELEMETRY_PENDING(
            "meinkonto.telemetry.pending",
            Type.LONG,
            "Rows waiting in the outbox."),
    TELEMETRY_EXPECTED(
            "meinkonto.telemetry.expected",
            Type.LONG,
            "Sequence number that should have come."),
    TELEMETRY_SEEN(
            "meinkonto.telemetry.seen",
            Type.LONG,
            "Sequence number that came."),
    TELEMETRY_SOURCE(
            "meinkonto.telemetry.source",
            Type.KEYWORD,
            "Application the finding is about.");

    /** How a field is typed on the wire and in the index. */
    public enum Type {
        /** A short text, compared whole: OTLP string, ECS keyword; at most 1,024 characters. */
        KEYWORD,
        /** Several such texts: OTLP array of strings. */
        KEYWORDS,
        /** A 64-bit whole number. */
        LONG,
        /** True or false. */
        BOOLEAN
    }

    private final String dotted;
    private final Type type;
    private final String sentence;

    EventField(String dotted, Type type, String sentence) {
        this.dotted = dotted;
        this.type = type;
        this.sentence = sentence;
    }

    @Override
    public String dotted() {
        return dotted;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
