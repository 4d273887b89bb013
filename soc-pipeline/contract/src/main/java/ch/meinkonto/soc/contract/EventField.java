package ch.meinkonto.soc.contract;

/**
 * Every field a security event may carry beyond those the emitter fills for all (time, id, sequence, service, trace,
 * client): dotted name, type and what it holds. A field that is not here cannot be sent.
 */
public enum EventField implements Field {
    EVENT_REASON("event.reason", "Why it ended so: a lower-case code, never free text."),
    USER_ID("user.id", "Pseudonymous account id (UUID), the subject of the tokens."),
    USER_HASH("user.hash", "HMAC-SHA256 of the normalised login name, hex: the same for known and unknown accounts."),
    USER_ROLES("user.roles", Type.KEYWORDS, "Roles of the account at that moment."),
    SESSION_ID("session.id", "SHA-256 of the session id, hex, first 32 digits: links events, opens nothing."),
    AUTH_METHOD("meinkonto.auth.method", "First factor: password, passkey, federated, ott."),
    AUTH_FACTOR("meinkonto.auth.factor", Type.KEYWORDS, "Factors proven so far in this login."),
    AUTH_AAL("meinkonto.auth.aal", Type.LONG,
            "What the factors proven so far amount to: authenticator assurance level 1 to 3, NIST SP 800-63B-4."),
    AUTH_FAILURE_REASON("meinkonto.auth.failure_reason",
            "bad_credentials, unknown_account, locked, disabled, throttled."),
    AUTH_ACCOUNT_EXISTS("meinkonto.auth.account_exists", Type.BOOLEAN,
            "Whether the login name belongs to an account."),
    AUTH_PASSWORD_BREACHED("meinkonto.auth.password_breached", Type.BOOLEAN,
            "Whether the password that worked is in a list of known leaks."),
    AUTH_DEVICE_ID_HASH("meinkonto.auth.device.id_hash", "HMAC of the device cookie, hex; opens nothing."),
    AUTH_DEVICE_KNOWN("meinkonto.auth.device.known", Type.BOOLEAN,
            "Whether the account has signed in from this device before."),
    AUTH_PROVIDER("meinkonto.auth.provider",
            "External identity provider that vouched for the person, as our settings name it."),
    AUTH_IDENTITY_LEVEL("meinkonto.auth.identity_level", Type.LONG,
            "How well an external identity provider has proven the identity: 100 to 600, as the federal login counts."),
    AUTH_MFA_FACTOR("meinkonto.auth.mfa.factor", "Second factor: push, totp, passkey, recovery_code."),
    ACCOUNT_EMAIL_DOMAIN("meinkonto.account.email_domain",
            "What stands behind the @ of a new account; never the address."),
    ACCOUNT_CHANGED_FIELDS("meinkonto.account.changed_fields", Type.KEYWORDS,
            "Which parts of a profile changed: email, phone, iban, address, register_person; never their values."),
    OAUTH_CLIENT_ID("meinkonto.oauth.client.id", "OAuth client that asked."),
    OAUTH_GRANT_TYPE("meinkonto.oauth.grant_type", "Grant type, RFC 6749 section 4."),
    OAUTH_SCOPE("meinkonto.oauth.scope", Type.KEYWORDS, "Scopes granted."),
    OAUTH_TOKEN_HASH("meinkonto.oauth.token.jti_hash", "SHA-256 of the token's id, hex; never the token."),
    OAUTH_TOKEN_FAMILY("meinkonto.oauth.token.family_id",
            "Authorization the token belongs to, with all that was exchanged for it."),
    OAUTH_REUSE_DETECTED("meinkonto.oauth.reuse_detected", Type.BOOLEAN,
            "True where a code or refresh token came that had been redeemed before."),
    OAUTH_DPOP_THUMBPRINT("meinkonto.oauth.dpop.thumbprint",
            "Thumbprint of the key the caller proved to hold, RFC 9449."),
    OAUTH_FIRST_FOR_CLIENT("meinkonto.oauth.consent.first_for_client", Type.BOOLEAN,
            "Whether the account had never consented to this client."),
    SESSION_CHANGED("meinkonto.session.changed", Type.KEYWORDS,
            "What differs from the session's beginning: ip, asn, user_agent, device."),
    SERVICE_NAME("meinkonto.service.name", "City service, kebab-case."),
    SERVICE_OPERATION("meinkonto.service.operation", "Use case, kebab-case."),
    SERVICE_CHANNEL("meinkonto.service.channel", "web or api."),
    SERVICE_DURATION("meinkonto.service.duration_ms", Type.LONG, "Duration of the call in milliseconds."),
    CASE_ID("meinkonto.case.id", "Reference of the request, as the resident sees it."),
    CASE_TYPE("meinkonto.case.type", "City service of the request, kebab-case."),
    CASE_STATE("meinkonto.case.state",
            "State after the event; of what is decided the outcome: granted, partly_granted or refused."),
    CASE_PREVIOUS_STATE("meinkonto.case.previous_state", "State before the event, in the same words."),
    CASE_PARTY_ID("meinkonto.case.party.id", "Our id of the part somebody takes in a request (UUID)."),
    CASE_PARTY_ROLE("meinkonto.case.party.role", "Role of whoever takes part in a request, kebab-case."),
    PAYMENT_ID("meinkonto.payment.id", "Our id of the payment (UUID)."),
    PAYMENT_AMOUNT("meinkonto.payment.amount_minor", Type.LONG, "Amount in minor units (Rappen)."),
    PAYMENT_CURRENCY("meinkonto.payment.currency", "ISO 4217 code."),
    PAYMENT_METHOD("meinkonto.payment.method", "Method code of the provider, for example VIS or TWI."),
    PAYMENT_INSTRUMENT_FINGERPRINT("meinkonto.payment.instrument.fingerprint",
            "HMAC of the instrument; never the card number."),
    PAYMENT_INSTRUMENT_BIN("meinkonto.payment.instrument.bin", "First six digits of the card."),
    PAYMENT_PSP_CODE("meinkonto.payment.psp.code", "Answer code of the payment provider."),
    PAYMENT_ATTEMPT("meinkonto.payment.attempt_no", Type.LONG, "How many payments this case has seen, from 1."),
    PAYMENT_EXPECTED_AMOUNT("meinkonto.payment.expected_amount_minor", Type.LONG,
            "What the request costs, in minor units (Rappen)."),
    PAYMENT_REFUND_IBAN("meinkonto.payment.refund.iban_hash", "HMAC of the account a refund goes to; never the IBAN."),
    PAYMENT_REFUND_TO_ORIGINAL("meinkonto.payment.refund.to_original", Type.BOOLEAN,
            "Whether a refund goes back to what was paid with."),
    DOCUMENT_ID_HASH("meinkonto.document.id_hash", "SHA-256 of the document's id, hex."),
    DOCUMENT_TYPE("meinkonto.document.type", "Kind of document, kebab-case."),
    DOCUMENT_BYTES("meinkonto.document.bytes", Type.LONG, "Size in bytes."),
    DOCUMENT_OWNER("meinkonto.document.owner_hash", "Pseudonymous account id of the resident it belongs to."),
    DOCUMENT_RELATION("meinkonto.document.relation",
            "Why somebody else may see it: household, mandate, party, staff; absent where nothing says so."),
    BOOKING_COURSE("meinkonto.booking.course.id", "Id of the course."),
    BOOKING_SEATS("meinkonto.booking.seats", Type.LONG, "How many seats."),
    BOOKING_ADDRESS("meinkonto.booking.address_hash", "HMAC of the postal address that books, hex."),
    DOSSIER_SUBJECT("meinkonto.dossier.subject_hash", "Pseudonym of the resident looked at."),
    DOSSIER_PURPOSE("meinkonto.dossier.purpose", "Purpose stated by the member of staff, a code."),
    DOSSIER_CASE_OPEN("meinkonto.dossier.case_open", Type.BOOLEAN,
            "Whether the resident has an open case with this member of staff."),
    DOSSIER_VIP("meinkonto.dossier.vip", Type.BOOLEAN, "Whether the resident is specially protected."),
    DOSSIER_SAME_HOUSEHOLD("meinkonto.dossier.same_household", Type.BOOLEAN,
            "Whether the resident lives with the member of staff."),
    DOSSIER_BULK_SIZE("meinkonto.dossier.bulk_size", Type.LONG, "How many residents a search showed."),
    MANDATE_ID_HASH("meinkonto.mandate.id_hash", "SHA-256 of the mandate's id, hex."),
    MANDATE_PRINCIPAL("meinkonto.mandate.principal_hash", "Pseudonymous account id of the resident who gave it."),
    MANDATE_REPRESENTATIVE("meinkonto.mandate.representative_hash",
            "Pseudonymous account id of who may act by it, or wanted to; absent while nobody has redeemed the code."),
    MANDATE_SERVICES("meinkonto.mandate.services", Type.KEYWORDS, "City services it is for, kebab-case."),
    RESOURCE_TYPE("meinkonto.resource.type", "Kind of thing that was asked for."),
    RESOURCE_ID_HASH("meinkonto.resource.id_hash", "SHA-256 of its id, hex."),
    ADMIN_OPERATION("meinkonto.admin.operation", "What was done, kebab-case."),
    ADMIN_TARGET("meinkonto.admin.target", "Id of the thing it was done to."),
    ADMIN_FOUR_EYES_BY("meinkonto.admin.four_eyes_by",
            "Pseudonymous id of the other person where two agreed; absent where one acted alone."),
    ADMIN_ALERT_LEVEL("meinkonto.admin.alert_level", "Level of the alert that was handled."),
    RESPONSE_ACTION("meinkonto.response.action", "What was done about it, kebab-case."),
    RESPONSE_TARGET("meinkonto.response.target", "Pseudonym or id of what it was done to."),
    RESPONSE_ID("meinkonto.response.id", "Order it belongs to."),
    RESPONSE_STATE("meinkonto.response.state", "in-force, done, undone or expired."),
    RESPONSE_ORDERED_BY("meinkonto.response.ordered_by", "Pseudonym or client that ordered or undid it, or rule."),
    RESPONSE_APPROVED_BY("meinkonto.response.approved_by", "Second person; absent where there was none."),
    RESPONSE_EXPIRES_AT("meinkonto.response.expires_at", "When it ends by itself, ISO 8601."),
    RESPONSE_ALERT("meinkonto.response.alert_id", "Alert that is the reason; absent where there is none."),
    RATELIMIT_LIMITER("meinkonto.ratelimit.limiter", "Limit that was reached, kebab-case."),
    RATELIMIT_KEY_CLASS("meinkonto.ratelimit.key_class", "By what it counts: address, network, account, client."),
    RATELIMIT_COUNT("meinkonto.ratelimit.count", Type.LONG,
            "How many requests were refused since the last such event."),
    VALIDATION_RULE("meinkonto.validation.rule", "Check that a request failed, kebab-case."),
    VALIDATION_PARAMETER("meinkonto.validation.parameter", "Name of the parameter that failed it; never its value."),
    TELEMETRY_PENDING("meinkonto.telemetry.pending", Type.LONG, "Rows waiting in the outbox."),
    TELEMETRY_EXPECTED("meinkonto.telemetry.expected", Type.LONG, "Sequence number that should have come."),
    TELEMETRY_SEEN("meinkonto.telemetry.seen", Type.LONG, "Sequence number that came."),
    TELEMETRY_SOURCE("meinkonto.telemetry.source", "Application the finding is about."),
    TELEMETRY_DETECTION("meinkonto.telemetry.detection", "Detection that could not do all its work, kebab-case."),
    TELEMETRY_COUNT("meinkonto.telemetry.count", Type.LONG,
            "How much it was since the finding before: groups forgotten, or matches that came too late.");

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

    /** A short text. */
    EventField(String dotted, String sentence) {
        this(dotted, Type.KEYWORD, sentence);
    }

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
