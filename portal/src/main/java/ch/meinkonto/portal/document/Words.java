package ch.meinkonto.portal.document;

import java.awt.Color;
import java.util.List;

import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.jspecify.annotations.Nullable;

/**
 * A place for text that says what the text is: a heading, a paragraph, a cell of a table, or the furniture of a page. A
 * {@link Sheet} gives it; without one no text can be written.
 */
public final class Words {
    private final Tags tags;
    /** Null where it is furniture. */
    private final @Nullable PDStructureElement element;

    Words(Tags tags, @Nullable PDStructureElement element) {
        this.tags = tags;
        this.element = element;
    }

    /** One line of text; {@code y} is its base line. What is written at the same place before is read before. */
    public Words text(String text, float x, float y, float size, boolean bold, Color color) {
        Face face = bold ? Face.BOLD : Face.PLAIN;
        return line(face.printable(text), x, y, size, face, color);
    }

    /** One bold line that is as large as the width allows, and no larger than {@code largest}. */
    public Words fitted(String text, float x, float y, float largest, float width, Color color) {
        String printable = Face.BOLD.printable(text);
        float needed = Face.BOLD.width(printable, largest);
        return line(printable, x, y, needed > width ? largest * width / needed : largest, Face.BOLD, color);
    }

    /** A line that is printable. */
    Words line(String printable, float x, float y, float size, Face face, Color color) {
        if (!printable.isBlank()) {
            Content content = element == null ? tags.artifact() : tags.of(element);
            content.text(face.runs(printable), x, y, size, color);
        }
        return this;
    }

    /**
     * Text in as many lines as it needs.
     *
     * @return base line of the line after the last
     */
    public float lines(String text, float x, float y, float size, float width, Color color) {
        float line = y;
        for (String words : Face.PLAIN.lines(text, size, width)) {
            line(words, x, line, size, Face.PLAIN, color);
            line += Sheet.leading(size);
        }
        return line;
    }

    /** Text in as many lines as it needs, in the largest of some sizes in which it is no higher than a box; else in the last. */
    public void boxed(String text, Box box, List<Float> sizes, Color color) {
        float size = sizes.stream()
                .filter(each -> Face.PLAIN.lines(text, each, box.width()).size() * Sheet.leading(each) <= box.height())
                .findFirst()
                .orElse(sizes.getLast());
        lines(text, box.x(), box.y() + size, size, box.width(), color);
    }

    /** Where something has to fit; {@code x} and {@code y} are its upper left corner. */
    public record Box(float x, float y, float width, float height) {}
}
