package ch.meinkonto.soc.contract;

import java.util.List;

/**
 * Every kind of security event there is: its name on the wire (OpenTelemetry event name, ECS {@code event.action}), its
 * ECS categorisation, and what it tells in one sentence.
 */
public enum EventAction {
    AUTH_LOGIN("auth.login", "auth", List.of("authentication"), List.of("start"),
            "Somebody tried to sign in with a first factor."),
    AUTH_MFA_VERIFY("auth.mfa.verify", "auth", List.of("authentication"), List.of("info"),
            "A second factor was asked for, and proven, refused, wrong or left unanswered."),
    AUTH_MFA_ENROLL("auth.mfa.enroll", "account", List.of("iam"), List.of("user", "change"),
            "An account got another second factor."),
    AUTH_MFA_REMOVE("auth.mfa.remove", "account", List.of("iam"), List.of("user", "change"),
            "A second factor was taken from an account."),
    AUTH_FEDERATION("auth.federation", "auth", List.of("authentication"), List.of("info"),
            "An external identity provider answered for somebody, or it was asked and no good answer came."),
    ACCOUNT_FEDERATION_LINK("account.federation.link", "account", List.of("iam"), List.of("user", "change"),
            "An identity at an external provider was linked to an account, or could not be."),
    ACCOUNT_FEDERATION_UNLINK("account.federation.unlink", "account", List.of("iam"), List.of("user", "change"),
            "An identity at an external provider was taken from an account, or could not be."),
    ACCOUNT_REGISTER("account.register", "account", List.of("iam"), List.of("user", "creation"),
            "Somebody asked for an account, with a login name that has one or has none, or opened it."),
    ACCOUNT_PASSWORD_CHANGE("account.password.change", "account", List.of("iam"), List.of("user", "change"),
            "The owner of an account replaced its password, knowing the old one."),
    ACCOUNT_PASSWORD_RESET_REQUEST("account.password.reset.request", "account", List.of("iam"),
            List.of("user", "change"),
            "Somebody asked for a new password, with or without there being such an account."),
    ACCOUNT_PASSWORD_RESET_COMPLETE("account.password.reset.complete", "account", List.of("iam"),
            List.of("user", "change"),
            "A password was set without knowing the old one."),
    ACCOUNT_PROFILE_CHANGE("account.profile.change", "account", List.of("iam"), List.of("user", "change"),
            "Contact or payment details of an account changed."),
    ACCOUNT_CLOSE("account.close", "account", List.of("iam"), List.of("user", "deletion"),
            "The owner of an account asked for its deletion or took that back, it was deleted, or an application forgot it."),
    OAUTH_TOKEN_ISSUE("oauth.token.issue", "oauth", List.of("authentication", "api"), List.of("start"),
            "The token endpoint answered a request for a token."),
    OAUTH_TOKEN_REFRESH("oauth.token.refresh", "oauth", List.of("authentication", "api"), List.of("info"),
            "A refresh token was presented for new tokens."),
    OAUTH_TOKEN_REVOKE("oauth.token.revoke", "oauth", List.of("authentication", "api"), List.of("end"),
            "A token was revoked."),
    OAUTH_TOKEN_INTROSPECT("oauth.token.introspect", "oauth", List.of("authentication", "api"), List.of("info"),
            "A token that somebody presented was checked."),
    OAUTH_CONSENT_GRANT("oauth.consent.grant", "oauth", List.of("iam"), List.of("user", "change"),
            "A resident allowed a client to act for them."),
    OAUTH_CONSENT_REVOKE("oauth.consent.revoke", "oauth", List.of("iam"), List.of("user", "change"),
            "A resident took back what a client may do for them."),
    SESSION_START("session.start", "session", List.of("session"), List.of("start"),
            "A browser session began."),
    SESSION_END("session.end", "session", List.of("session"), List.of("end"),
            "A browser session ended."),
    SESSION_BIND_CHANGE("session.bind_change", "session", List.of("session"), List.of("info"),
            "A session goes on from another network or with another browser than it began."),
    SERVICE_CALL("service.call", "service", List.of("web", "api"), List.of("access"),
            "A use case of a city service was called."),
    CASE_SUBMIT("case.submit", "case", List.of("web", "api"), List.of("creation"),
            "A resident submitted a request to the city."),
    CASE_CHANGE("case.change", "case", List.of("web", "api"), List.of("change"),
            "A request changed its state."),
    CASE_PARTY_INVITE("case.party.invite", "case", List.of("web"), List.of("creation"),
            "An applicant made a code with which somebody else takes part in a request."),
    CASE_PARTY_JOIN("case.party.join", "case", List.of("web"), List.of("change"),
            "Somebody redeemed such a code: from now on they take part in the request."),
    CASE_PARTY_AGREE("case.party.agree", "case", List.of("web"), List.of("change"),
            "A party of a request agreed to what the service showed them."),
    CASE_PARTY_DECLINE("case.party.decline", "case", List.of("web"), List.of("change"),
            "A party of a request declined, or took an agreement back."),
    CASE_PARTY_END("case.party.end", "case", List.of("web"), List.of("change"),
            "A party left or was removed, the draft was given up, or an agreement lapsed because answers changed."),
    PAYMENT_INITIATE("payment.initiate", "payment", List.of("web", "api"), List.of("start"),
            "A payment was opened at the payment provider."),
    PAYMENT_AUTHORIZE("payment.authorize", "payment", List.of("web", "api"), List.of("info"),
            "The payment provider authorised a payment."),
    PAYMENT_SETTLE("payment.settle", "payment", List.of("web", "api"), List.of("end"),
            "The payment provider settled a payment."),
    PAYMENT_FAIL("payment.fail", "payment", List.of("web", "api"), List.of("end"),
            "A payment was declined, cancelled or ran out of time."),
    PAYMENT_WEBHOOK_REJECT("payment.webhook.reject", "payment", List.of("intrusion_detection", "web"),
            List.of("denied"),
            "A call to the payment webhook was refused: its signature was missing, wrong or too old."),
    PAYMENT_REFUND("payment.refund", "payment", List.of("web", "api"), List.of("info"),
            "Money was given back, by a member of staff or by the portal itself."),
    PAYMENT_MISMATCH("payment.mismatch", "payment", List.of("intrusion_detection", "web"), List.of("denied"),
            "The provider reported another amount than the request costs."),
    DOCUMENT_DOWNLOAD("document.download", "document", List.of("file", "web"), List.of("access"),
            "A document was downloaded."),
    DOCUMENT_VIEW("document.view", "document", List.of("file", "web"), List.of("access"),
            "A document was shown."),
    BOOKING_RESERVE("booking.reserve", "booking", List.of("web"), List.of("creation"),
            "Seats of a course were reserved."),
    BOOKING_CANCEL("booking.cancel", "booking", List.of("web"), List.of("deletion"),
            "A reservation was given back."),
    DOSSIER_ACCESS("dossier.access", "dossier", List.of("database", "iam"), List.of("access"),
            "A member of staff looked at data of a resident."),
    DOSSIER_SEARCH("dossier.search", "dossier", List.of("database", "iam"), List.of("access"),
            "A member of staff searched for residents."),
    MANDATE_GIVE("mandate.give", "mandate", List.of("iam"), List.of("user", "change"),
            "A resident gave a mandate, to whoever redeems its code."),
    MANDATE_REDEEM("mandate.redeem", "mandate", List.of("iam"), List.of("user", "change"),
            "Somebody redeemed the code of a mandate and may act for its giver from now on, or could not."),
    MANDATE_END("mandate.end", "mandate", List.of("iam"), List.of("user", "change"),
            "One side ended a mandate before its last day, or left."),
    AUTHZ_DENY("authz.deny", "authz", List.of("web", "api"), List.of("denied"),
            "Somebody asked for something that is not theirs, or that their role does not allow."),
    RATELIMIT_HIT("ratelimit.hit", "ratelimit", List.of("intrusion_detection", "web"), List.of("denied"),
            "A limit refused requests; one event tells of many of them."),
    WAF_VALIDATION_REJECT("waf.validation.reject", "waf", List.of("web"), List.of("denied"),
            "A request was refused because of its form."),
    ADMIN_ACTION("admin.action", "admin", List.of("configuration", "iam"), List.of("admin", "change"),
            "An operator or analyst changed how the platform works or handled an alert."),
    RESPONSE_ACTION("response.action", "response", List.of("iam", "session"), List.of("change"),
            "Something was done about an alert: an account locked, sessions ended, an address blocked."),
    TELEMETRY_HEARTBEAT("telemetry.heartbeat", "telemetry", List.of("host"), List.of("info"),
            "An application says that it lives and how far its outbox is."),
    TELEMETRY_STOP("telemetry.stop", "telemetry", List.of("host"), List.of("end"),
            "An application is stopped in order; until its next heartbeat nobody need wait for one."),
    TELEMETRY_GAP("telemetry.gap", "telemetry", List.of("configuration"), List.of("error"),
            "The engine missed a sequence number of a source."),
    TELEMETRY_CHAIN_BREAK("telemetry.chain_break", "telemetry", List.of("configuration"), List.of("error"),
            "The hash of an event does not follow from its predecessor."),
    TELEMETRY_EVICTION("telemetry.eviction", "telemetry", List.of("configuration"), List.of("error"),
            "A detection had to forget accounts or addresses to keep its budget: it may miss what it should find."),
    TELEMETRY_LATE("telemetry.late", "telemetry", List.of("configuration"), List.of("error"),
            "Events came too late to count for a detection: it may have missed what they tell.");

    private final String value;
    private final String dataset;
    private final List<String> categories;
    private final List<String> types;
    private final String sentence;

    EventAction(String value, String dataset, List<String> categories, List<String> types, String sentence) {
        this.value = value;
        this.dataset = dataset;
        this.categories = categories;
        this.types = types;
        this.sentence = sentence;
    }

    /** The name on the wire, lower-case and dotted: OpenTelemetry event name and ECS {@code event.action}. */
    public String value() {
        return value;
    }

    /** ECS {@code event.dataset}, and the {@code service} of a Sigma log source with {@code product: meinkonto}. */
    public String dataset() {
        return dataset;
    }

    /** ECS {@code event.category}. */
    public List<String> categories() {
        return categories;
    }

    /** ECS {@code event.type}. */
    public List<String> types() {
        return types;
    }

    /** What an event of this kind tells, in one sentence. */
    public String sentence() {
        return sentence;
    }
}
