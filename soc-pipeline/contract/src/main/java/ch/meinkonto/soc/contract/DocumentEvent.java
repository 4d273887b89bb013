package ch.meinkonto.soc.contract;

/**
 * A document was downloaded.
 *
 * @param idHash SHA-256 of the document's id, hex
 * @param type kind of document, kebab-case
 * @param bytes size in bytes
 */
public record DocumentEvent(String idHash, String type, long bytes) implements SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.DOCUMENT_DOWNLOAD;
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.DOCUMENT_ID_HASH, idHash)
                .put(EventField.DOCUMENT_TYPE, type)
                .put(EventField.DOCUMENT_BYTES, bytes);
    }
}
