package ch.meinkonto.soc.engine.store;

import java.util.Map;

/**
 * The field types our indices may use: all of them belong to the core of Elasticsearch, so that a template loads on every
 * node.
 */
enum FieldType {
    /** Compared whole; longer than 1,024 characters it is kept but not searched. */
    KEYWORD(Map.of("type", "keyword", "ignore_above", 1024)),
    /** Searched by word. */
    TEXT(Map.of("type", "text")),
    /** Kept, never searched. */
    UNSEARCHED(Map.of("type", "keyword", "index", false, "doc_values", false)),
    DATE(Map.of("type", "date")),
    IP(Map.of("type", "ip")),
    LONG(Map.of("type", "long")),
    DOUBLE(Map.of("type", "double")),
    BOOLEAN(Map.of("type", "boolean")),
    /** Latitude and longitude. */
    GEO_POINT(Map.of("type", "geo_point")),
    /** Any keys a sender likes, as one field. */
    FLATTENED(Map.of("type", "flattened", "ignore_above", 1024));

    private final Map<String, Object> mapping;

    FieldType(Map<String, Object> mapping) {
        this.mapping = mapping;
    }

    /** As it stands in a mapping. */
    Map<String, Object> mapping() {
        return mapping;
    }
}
