package ch.meinkonto.ops.ech;

import java.util.List;
import java.util.Map;

/**
 * An element of a message: either elements or text within.
 *
 * @param namespace of its name
 * @param name local name
 * @param attributes by {@code {namespace}name}; the value of {@code xsi:type} is written in that form, too
 * @param children in their order
 * @param text all of it, as it stands; blank where there are children
 */
record Element(String namespace, String name, Map<String, String> attributes, List<Element> children, String text) {
    /** Names of schema instances, such as {@code xsi:type}. */
    static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    static final String TYPE = "{" + INSTANCE + "}type";

    Element {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }
}
