package ch.meinkonto.soc.contract;

/**
 * Something that happened and that the security operations centre wants to know. Each alternative is a record that can
 * only be built from what it needs to say; the emitter adds time, id, sequence, service, trace and client.
 */
public sealed interface SecurityEvent permits LoginEvent, FederationEvent, SecondFactorEvent, RegistrationEvent,
        PasswordEvent, ProfileChangeEvent, TokenEvent, TokenUseEvent, ConsentEvent, ConsentRevokedEvent, SessionEvent,
        SessionBindingEvent, AccountClosingEvent,
        ServiceCallEvent,
        CaseEvent, PartyEvent, PaymentEvent, RefundEvent, AmountMismatchEvent, WebhookRejectedEvent, DocumentEvent,
        BookingEvent,
        DossierEvent, DossierSearchEvent, MandateEvent, AuthorizationDeniedEvent, RateLimitEvent,
        ValidationRejectedEvent, AdminEvent,
        ResponseEvent, TelemetryEvent, DetectionLimitEvent {
    /** What happened. */
    EventAction action();

    /** How it ended. */
    Outcome outcome();

    /** Writes the fields of this event. */
    void describe(Attributes attributes);

    /** The fields of this event. */
    default Attributes attributes() {
        Attributes attributes = new Attributes();
        describe(attributes);
        return attributes;
    }
}
