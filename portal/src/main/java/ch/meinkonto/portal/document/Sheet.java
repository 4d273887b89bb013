package ch.meinkonto.portal.document;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * One page of paper, A4 upright, on which a service draws a document. Lengths are in points (1/72 inch) from the upper left
 * corner, down and to the right, as one reads.
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

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final PDFont PLAIN = new PDType1Font(FontName.HELVETICA);
    private static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);
    private static final float HEIGHT = PDRectangle.A4.getHeight();

    private final PDDocument document = new PDDocument();
    private final PDPageContentStream content;

    /**
     * An empty sheet.
     *
     * @param title shown by readers
     * @param language of the text
     */
    public Sheet(String title, Locale language) {
        try {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            document.getDocumentCatalog().setLanguage(language.toLanguageTag());
            PDDocumentInformation information = new PDDocumentInformation();
            information.setTitle(title);
            information.setCreator("Mein Konto");
            document.setDocumentInformation(information);
            content = new PDPageContentStream(document, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Width of the sheet. */
    public static float width() {
        return PDRectangle.A4.getWidth();
    }

    /** One line of text; {@code y} is its base line. */
    public Sheet text(String text, float x, float y, float size, boolean bold, Color color) {
        try {
            content.beginText();
            content.setFont(bold ? BOLD : PLAIN, size);
            content.setNonStrokingColor(color);
            content.newLineAtOffset(x, HEIGHT - y);
            content.showText(printable(text));
            content.endText();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Text in as many lines as it needs.
     *
     * @return base line of the line after the last
     */
    public float paragraph(String text, float x, float y, float size, float width, Color color) {
        float line = y;
        for (String words : wrap(printable(text), size, width)) {
            text(words, x, line, size, false, color);
            line += size * 1.45f;
        }
        return line;
    }

    /** A filled rectangle. */
    public Sheet fill(float x, float y, float width, float height, Color color) {
        try {
            content.setNonStrokingColor(color);
            content.addRect(x, HEIGHT - y - height, width, height);
            content.fill();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outline of a rectangle. */
    public Sheet outline(float x, float y, float width, float height, Color color) {
        try {
            content.setStrokingColor(color);
            content.setLineWidth(1.2f);
            content.addRect(x, HEIGHT - y - height, width, height);
            content.stroke();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A QR code as a square of {@code side}; the caller leaves the quiet zone of four modules around it. */
    public Sheet qrCode(QrCode code, float x, float y, float side) {
        float module = side / code.size();
        try {
            content.setNonStrokingColor(Color.BLACK);
            for (int row = 0; row < code.size(); row++) {
                for (int column = 0; column < code.size(); column++) {
                    if (code.isDark(column, row)) {
                        content.addRect(x + column * module, HEIGHT - y - (row + 1) * module, module, module);
                    }
                }
            }
            content.fill();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The finished document as PDF. */
    public byte[] toPdf() {
        try {
            content.close();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
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

    private static List<String> wrap(String text, float size, float width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && widthOf(longer, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static float widthOf(String text, float size) {
        try {
            return PLAIN.getStringWidth(text) / 1000 * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The built-in fonts know Western European letters; a narrow blank is a blank to them. Of other letters they get the
     * base, as on a bank card: "Đorđević" becomes "Dordevic".
     */
    private static String printable(String text) {
        CharsetEncoder known = WESTERN.newEncoder();
        StringBuilder printable = new StringBuilder();
        text.replace('\u202f', ' ').replace('\u00a0', ' ').codePoints().forEach(letter -> {
            String one = Character.toString(letter);
            printable.append(Character.isISOControl(letter) ? " " : known.canEncode(one) ? one : base(one, known));
        });
        return printable.toString();
    }

    private static String base(String letter, CharsetEncoder known) {
        int special = "ĐđŁłıĦħ".indexOf(letter);
        String base = special >= 0
                ? String.valueOf("DdLliHh".charAt(special))
                : Normalizer.normalize(letter, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return known.canEncode(base) ? base : "?";
    }
}
