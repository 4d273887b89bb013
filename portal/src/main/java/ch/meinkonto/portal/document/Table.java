package ch.meinkonto.portal.document;

import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** Names and their values, row by row: whoever has it read aloud hears the name of each value. */
public final class Table {
    private final Tags tags;
    private final PDStructureElement element;

    Table(Tags tags) {
        this.tags = tags;
        this.element = tags.add("Table");
    }

    /** A row: its name, and what belongs to it. */
    public record Row(Words name, Words value) {}

    /** The next row. */
    public Row row() {
        PDStructureElement row = tags.add(element, "TR");
        return new Row(new Words(tags, tags.addNameOfRow(row)), new Words(tags, tags.add(row, "TD")));
    }
}
