package ch.meinkonto.portal.document;

import java.awt.Color;
import java.awt.Shape;

import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** A picture that says in words what it shows; a {@link Sheet} gives it. */
public final class Picture {
    private final Tags tags;
    private final PDStructureElement element;

    Picture(Tags tags, PDStructureElement element, String alternative) {
        if (alternative.isBlank()) {
            throw new IllegalArgumentException("a picture says what it shows; what shows nothing is not read");
        }
        this.tags = tags;
        this.element = element;
        element.setAlternateDescription(alternative);
    }

    /** Fills shapes, lengths in points from the upper left corner. */
    public Picture fill(Iterable<? extends Shape> shapes, Color color) {
        tags.of(element).fill(shapes, color);
        return this;
    }
}
