package ch.meinkonto.ops.ech;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Collects the children of an element, in the order they are given. */
final class ElementWriter {
    private final List<Element> children = new ArrayList<>();
    private Standard standard;

    private ElementWriter(Standard standard) {
        this.standard = standard;
    }

    /**
     * An element with its content.
     *
     * @param of the standard its name belongs to
     * @param type the standard that defines its type, and so the names of its children
     */
    static Element element(Standard of, String name, Standard type, Map<String, String> attributes,
            Consumer<ElementWriter> content) {
        ElementWriter writer = new ElementWriter(type);
        content.accept(writer);
        return new Element(of.namespace(), name, attributes, writer.children, "");
    }

    /** From here on the names of children are those of another standard: types that extend one of another. */
    void continueWith(Standard other) {
        standard = other;
    }

    /** A child with text; none where there is none. */
    void value(String name, @Nullable String text) {
        if (text != null) {
            children.add(new Element(standard.namespace(), name, Map.of(), List.of(), text));
        }
    }

    void value(String name, @Nullable Coded code) {
        value(name, code == null ? null : code.code());
    }

    void value(String name, @Nullable Integer number) {
        value(name, number == null ? null : Integer.toString(number));
    }

    void value(String name, @Nullable Boolean yes) {
        value(name, yes == null ? null : Boolean.toString(yes));
    }

    void value(String name, @Nullable LocalDate date) {
        value(name, date == null ? null : Lexical.text(date));
    }

    void values(String name, List<String> texts) {
        texts.forEach(text -> value(name, text));
    }

    /** A child with elements; none where there is none. */
    <T> void child(String name, Standard type, @Nullable T value, BiConsumer<T, ElementWriter> content) {
        if (value != null) {
            children.add(element(standard, name, type, Map.of(), writer -> content.accept(value, writer)));
        }
    }

    <T> void children(String name, Standard type, List<T> values, BiConsumer<T, ElementWriter> content) {
        values.forEach(value -> child(name, type, value, content));
    }

    void raw(Element child) {
        children.add(child);
    }
}
