package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * A document was shown or downloaded.
 *
 * @param action view or download
 * @param idHash SHA-256 of the document's id, hex
 * @param type kind of document, kebab-case
 * @param bytes size in bytes
 * @param owner pseudonymous account id of the resident it belongs to, absent where the reader is the owner by construction
 * @param relation why somebody else may see it: household, mandate, party, staff; absent where nothing says so
 */
public record DocumentEvent(EventAction action, String idHash, String type, long bytes, @Nullable String owner,
        @Nullable String relation) implements SecurityEvent {
    public DocumentEvent {
        if (action != EventAction.DOCUMENT_VIEW && action != EventAction.DOCUMENT_DOWNLOAD) {
            throw new IllegalArgumentException(action + " is not about a document");
        }
    }

    /** A document was downloaded by its owner. */
    public DocumentEvent(String idHash, String type, long bytes) {
        this(EventAction.DOCUMENT_DOWNLOAD, idHash, type, bytes, null, null);
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.DOCUMENT_ID_HASH, idHash)
                .put(EventField.DOCUMENT_TYPE, type)
                .put(EventField.DOCUMENT_BYTES, bytes)
                .put(EventField.DOCUMENT_OWNER, owner)
                .put(EventField.DOCUMENT_RELATION, relation);
    }
}
