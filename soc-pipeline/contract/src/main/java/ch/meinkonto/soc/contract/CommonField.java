package ch.meinkonto.soc.contract;

/**
 * The fields the emitter adds to every event, beside the OTLP record's own: time, event name, trace id, span id and the
 * resource with {@code service.name}.
 */
public enum CommonField implements Field {
    /** Identity of the event and document id. */
    EVENT_ID("event.id", EventField.Type.KEYWORD, "UUIDv7 (RFC 9562) made when the event was recorded."),
    /** How it ended. */
    EVENT_OUTCOME("event.outcome", EventField.Type.KEYWORD, "success, failure or unknown."),
    /** Place in the source's order. */
    EVENT_SEQUENCE("event.sequence", EventField.Type.LONG, "Number of the event at its source, from 1, without gaps."),
    /** Seal of the event. */
    CHAIN_HASH("meinkonto.chain.hash", EventField.Type.KEYWORD,
            "SHA-256 over the event and its predecessor's hash, hex."),
    /** Link to the predecessor. */
    CHAIN_PREVIOUS("meinkonto.chain.previous", EventField.Type.KEYWORD,
            "Hash of the source's event before this one; 64 zeros at the first."),
    /** Who called. */
    CLIENT_IP("client.ip", EventField.Type.KEYWORD, "Address of the client, behind the trusted proxy's header."),
    /** With what. */
    USER_AGENT("user_agent.original", EventField.Type.KEYWORD, "User-Agent header as sent."),
    /** How. */
    HTTP_METHOD("http.request.method", EventField.Type.KEYWORD, "Method of the request during which it happened."),
    /** Where. */
    URL_PATH("url.path", EventField.Type.KEYWORD, "Path of that request, without query and path parameters.");

    private final String dotted;
    private final EventField.Type type;
    private final String sentence;

    CommonField(String dotted, EventField.Type type, String sentence) {
        this.dotted = dotted;
        this.type = type;
        this.sentence = sentence;
    }

    @Override
    public String dotted() {
        return dotted;
    }

    @Override
    public EventField.Type type() {
        return type;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
