package ch.meinkonto.portal.document;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.springframework.context.MessageSource;

/**
 * Paper, A4 upright, on which a service draws a document; it begins with one page and goes on with as many as are turned.
 * Lengths are in points (1/72 inch) from the upper left corner, down and to the right, as one reads.
 *
 * <p>
 * Everybody can read it (ISO 14289-1, PDF/UA-1, and ISO 19005-2, PDF/A-2a): whoever writes says first what it is, a heading, a
 * paragraph, a table, and what a picture shows, for there is no other way to write. It is read in the order in which that was said.
 * What is only drawn, lines and areas, is not read.
 */
public final class Sheet implements AutoCloseable {
    /** Deep blue, as on the pages. */
    public static final Color BRAND = new Color(0x0b3d91);
    /** Text. */
    public static final Color TEXT = new Color(0x1b1f24);
    /** Labels and notes. */
    public static final Color SOFT = new Color(0x4a525c);
    /** White on the brand colour. */
    public static final Color WHITE = Color.WHITE;

    private static final float HEIGHT = PDRectangle.A4.getHeight();
    private static final float OUTLINE = 1.2f;

    private final MessageSource texts;
    private final Locale language;
    private final PDDocument document = new PDDocument();
    private final COSDictionary fonts = new COSDictionary();
    private final Tags tags;

    /**
     * An empty sheet.
     *
     * @param texts all messages
     * @param title shown by readers
     * @param language of the text
     */
    public Sheet(MessageSource texts, String title, Locale language) {
        this.texts = texts;
        this.language = language;
        try {
            Identification.of(title, language).writeTo(document);
            this.tags = new Tags(document, emptyPage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDPage emptyPage() {
        PDPage page = new PDPage(PDRectangle.A4);
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.FONT, fonts);
        resources.setDirect(true);
        page.getCOSObject().setItem(COSName.RESOURCES, resources);
        // Whoever goes from field to field does so in the order of the tree.
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        document.addPage(page);
        return page;
    }

    /** Whatever is drawn from now on is on the next page, which is empty. */
    Sheet turn() {
        tags.turnTo(emptyPage());
        return this;
    }

    /** How many pages there are, the one that is drawn on included. */
    int pages() {
        return document.getNumberOfPages();
    }

    /** Goes back to a page, counted from 1, and adds to what stands there. */
    Sheet backTo(int page) {
        tags.backTo(page);
        return this;
    }

    /** Height of the sheet. */
    public static float height() {
        return HEIGHT;
    }

    /** Width of the sheet. */
    public static float width() {
        return PDRectangle.A4.getWidth();
    }

    /** From one base line to the next. */
    static float leading(float size) {
        return size * 1.45f;
    }

    /** What the document is; once, before everything else that is read. */
    public Words heading() {
        return new Words(tags, tags.add("H1"));
    }

    /** The heading of a part. */
    public Words subheading() {
        return new Words(tags, tags.add("H2"));
    }

    /** A paragraph. */
    public Words paragraph() {
        return new Words(tags, tags.add("P"));
    }

    /** Names and values. */
    public Table table() {
        return new Table(tags);
    }

    /** What stands on every page and is read on none: whose paper it is, the number of the page. */
    Words furniture() {
        return new Words(tags, null);
    }

    /**
     * A picture.
     *
     * @param alternative what it shows, for whoever does not see it
     */
    public Picture picture(String alternative) {
        return new Picture(tags, tags.add("Figure"), alternative);
    }

    /** A filled rectangle. */
    public Sheet fill(float x, float y, float width, float height, Color color) {
        return fill(List.of(new Rectangle2D.Float(x, y, width, height)), color);
    }

    /** Filled shapes that show nothing. */
    public Sheet fill(Iterable<? extends Shape> shapes, Color color) {
        tags.artifact().fill(shapes, color);
        return this;
    }

    /** The outline of a rectangle. */
    public Sheet outline(float x, float y, float width, float height, Color color) {
        return lines(List.of(new Rectangle2D.Float(x, y, width, height)), color, OUTLINE);
    }

    /** Lines that show nothing; {@code dash} is the length of strokes and of what is between them, nothing for whole lines. */
    public Sheet lines(Iterable<? extends Shape> shapes, Color color, float width, float... dash) {
        tags.artifact().lines(shapes, color, width, dash);
        return this;
    }

    /**
     * A QR code as a square of {@code side}; the caller leaves the quiet zone of four modules around it. Where it holds the
     * address of a page it leads there: not everybody who reads the document has a camera to point at it.
     */
    public Sheet qrCode(QrCode code, float x, float y, float side) {
        String alternative = text("document.code");
        PDStructureElement link = tags.add("Link");
        new Picture(tags, tags.add(link, "Figure"), alternative).fill(modules(code, x, y, side), Color.BLACK);
        PDAnnotationLink annotation = new PDAnnotationLink();
        annotation.setRectangle(new PDRectangle(x, HEIGHT - y - side, side, side));
        annotation.setContents(alternative);
        annotation.setPrinted(true);
        annotation.setBorder(new COSArray(List.of(COSInteger.ZERO, COSInteger.ZERO, COSInteger.ZERO)));
        PDActionURI address = new PDActionURI();
        address.setURI(code.text());
        annotation.setAction(address);
        try {
            tags.annotate(link, annotation);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Dark modules, those beside one another as one rectangle. */
    private static List<Rectangle2D> modules(QrCode code, float x, float y, float side) {
        List<Rectangle2D> dark = new ArrayList<>();
        float module = side / code.size();
        for (int row = 0; row < code.size(); row++) {
            for (int column = 0; column < code.size(); column++) {
                int from = column;
                while (column < code.size() && code.isDark(column, row)) {
                    column++;
                }
                if (column > from) {
                    dark.add(new Rectangle2D.Float(x + from * module, y + row * module, (column - from) * module,
                            module));
                }
            }
        }
        return dark;
    }

    private String text(String key) {
        return texts.getMessage(key, null, language);
    }

    /** The finished document as PDF, with a field for the city's signature. */
    public byte[] toPdf() {
        try {
            tags.backTo(1);
            SignatureField.addTo(document, tags, text("document.signature"));
            tags.finish();
            for (FontPart part : tags.fonts()) {
                fonts.setItem(part.name(), part.in(document));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            // To squeeze the tree as well would save a tenth of the bytes and cost a tenth of the time, once more when it is signed.
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
