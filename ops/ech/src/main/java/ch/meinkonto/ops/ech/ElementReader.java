package ch.meinkonto.ops.ech;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.ops.ech.EchRefused.Reason;

/** Walks through the children of an element in their order; whatever is not asked for in its place is refused. */
final class ElementReader {
    private static final Set<String> HINTS = Set.of("{" + Element.INSTANCE + "}schemaLocation",
            "{" + Element.INSTANCE + "}noNamespaceSchemaLocation");

    private final Element element;
    private final String path;
    private Standard standard;
    private int next;

    private ElementReader(Element element, Standard standard, String path) {
        this.element = element;
        this.standard = standard;
        this.path = path;
    }

    /**
     * Binds an element.
     *
     * @param standard that defines its type, and so the names of its children
     * @param parent path of the element around it
     * @param attributes those it may have
     */
    static <T> T bind(Element element, Standard standard, String parent, Set<String> attributes,
            Function<ElementReader, T> content) {
        String path = parent + '/' + element.name();
        for (String attribute : element.attributes().keySet()) {
            if (!attributes.contains(attribute) && !HINTS.contains(attribute)) {
                throw new EchRefused(Reason.UNEXPECTED_ATTRIBUTE, path);
            }
        }
        if (!element.text().isBlank()) {
            throw new EchRefused(Reason.UNEXPECTED_TEXT, path);
        }
        ElementReader reader = new ElementReader(element, standard, path);
        T bound = checked(path, () -> content.apply(reader));
        reader.end();
        return bound;
    }

    /** From here on the names of children are those of another standard: types that extend one of another. */
    void continueWith(Standard other) {
        standard = other;
    }

    /** Whether the next child has this name. */
    boolean at(String name) {
        return next < element.children().size() && isNamed(element.children().get(next), name);
    }

    /** Names of all children that are left. */
    List<String> left() {
        return element.children().subList(next, element.children().size()).stream().map(Element::name).toList();
    }

    /** Refuses a child that the standard allows here and we do not carry. */
    void refuseUnsupported(String... names) {
        if (Arrays.stream(names).anyMatch(this::at)) {
            throw new EchRefused(Reason.UNSUPPORTED_ELEMENT, path + '/' + element.children().get(next).name());
        }
    }

    <T> T value(String name, Function<String, T> parse) {
        return parsed(take(name), parse);
    }

    <T> @Nullable T optionalValue(String name, Function<String, T> parse) {
        return at(name) ? value(name, parse) : null;
    }

    <T> List<T> values(String name, Function<String, T> parse) {
        List<T> values = new ArrayList<>();
        while (at(name)) {
            values.add(value(name, parse));
        }
        return values;
    }

    <T> T child(String name, Standard type, Function<ElementReader, T> content) {
        return bind(take(name), type, path, Set.of(), content);
    }

    <T> @Nullable T optionalChild(String name, Standard type, Function<ElementReader, T> content) {
        return at(name) ? child(name, type, content) : null;
    }

    <T> List<T> children(String name, Standard type, Function<ElementReader, T> content) {
        List<T> bound = new ArrayList<>();
        while (at(name)) {
            bound.add(child(name, type, content));
        }
        return bound;
    }

    /** The next child as it is, for types that only its content tells. */
    Element raw(String name) {
        return take(name);
    }

    String path() {
        return path;
    }

    private Element take(String name) {
        if (next >= element.children().size()) {
            throw new EchRefused(Reason.MISSING_ELEMENT, path + '/' + name);
        }
        Element child = element.children().get(next);
        if (!isNamed(child, name)) {
            throw unexpected(child);
        }
        next++;
        return child;
    }

    private boolean isNamed(Element child, String name) {
        return child.name().equals(name) && child.namespace().equals(standard.namespace());
    }

    private <T> T parsed(Element leaf, Function<String, T> parse) {
        String place = path + '/' + leaf.name();
        if (!leaf.attributes().isEmpty()) {
            throw new EchRefused(Reason.UNEXPECTED_ATTRIBUTE, place);
        }
        if (!leaf.children().isEmpty()) {
            throw new EchRefused(Reason.UNEXPECTED_ELEMENT, place + '/' + leaf.children().getFirst().name());
        }
        return checked(place, () -> parse.apply(leaf.text()));
    }

    private void end() {
        if (next < element.children().size()) {
            throw unexpected(element.children().get(next));
        }
    }

    private EchRefused unexpected(Element child) {
        Reason reason = Standard.isOtherVersion(child.namespace()) ? Reason.UNKNOWN_VERSION : Reason.UNEXPECTED_ELEMENT;
        return new EchRefused(reason, path + '/' + child.name());
    }

    /** What a value's constructor refuses, told with its place and without its text. */
    private static <T> T checked(String place, Supplier<T> build) {
        try {
            return build.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new EchRefused(Reason.INVALID_VALUE, place);
        }
    }
}
