package ch.meinkonto.soc.sigma.translate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import ch.meinkonto.soc.sigma.rule.LogSource;

/**
 * What an index knows: under which name and with which type it keeps the fields that rules ask for, and how its documents
 * tell their log source.
 *
 * <p>
 * A field that is not listed: where {@code complete}, no event has it, so a question about it cannot be answered with yes;
 * else events may have it without the index knowing, so nothing can be said about it.
 *
 * @param fields by the name that rules use; a field below a {@link IndexedField.Type#FLATTENED} one need not be listed
 * @param complete whether the documents have no other fields
 * @param sources which log sources the documents have; empty where all documents are of every rule's log source
 */
public record FieldMapping(Map<String, IndexedField> fields, boolean complete, List<SourceMark> sources) {
    /**
     * How documents of one log source are told from others.
     *
     * @param source the log source of their events
     * @param field keyword field of the index
     * @param value its value in documents of that source, exactly
     */
    public record SourceMark(LogSource source, String field, String value) {}

    /** Copies what it is given. */
    public FieldMapping {
        fields = Map.copyOf(fields);
        sources = List.copyOf(sources);
    }

    /** The field as the index has it; absent where the index does not have it. */
    Optional<IndexedField> find(String field) {
        IndexedField exact = fields.get(field);
        if (exact != null) {
            return Optional.of(exact);
        }
        for (int dot = field.lastIndexOf('.'); dot > 0; dot = field.lastIndexOf('.', dot - 1)) {
            IndexedField parent = fields.get(field.substring(0, dot));
            if (parent != null && parent.type() == IndexedField.Type.FLATTENED) {
                return Optional.of(parent);
            }
        }
        return Optional.empty();
    }
}
