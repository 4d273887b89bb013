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
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * Paper, A4 upright, on which a service draws a document; it begins with one page and goes on with as many as are turned.
 * Lengths are in points (1/72 inch) from the upper left corner, down and to the right, as one reads.
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
    private PDPageContentStream content;

    /**
     * An empty sheet.
     *
     * @param title shown by readers
     * @param language of the text
     */
    public Sheet(String title, Locale language) {
        try {
            document.getDocumentCatalog().setLanguage(language.toLanguageTag());
            PDDocumentInformation information = new PDDocumentInformation();
            information.setTitle(title);
            information.setCreator("Mein Konto");
            document.setDocumentInformation(information);
            content = emptyPage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDPageContentStream emptyPage() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        return new PDPageContentStream(document, page);
    }

    /** Whatever is drawn from now on is on the next page, which is empty. */
    Sheet turn() {
        try {
            content.close();
            content = emptyPage();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many pages there are, the one that is drawn on included. */
    int pages() {
        return document.getNumberOfPages();
    }

    /** Goes back to a page, counted from 1, and adds to what stands there. */
    Sheet backTo(int page) {
        try {
            content.close();
            content = new PDPageContentStream(document, document.getPage(page - 1), AppendMode.APPEND, true, true);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Height of the sheet. */
    static float height() {
        return HEIGHT;
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
        for (String words : lines(text, size, false, width)) {
            text(words, x, line, size, false, color);
            line += leading(size);
        }
        return line;
    }

    /** From one base line to the next. */
    static float leading(float size) {
        return size * 1.45f;
    }

    /** A text as the lines it needs, none of them wider than {@code width}. */
    static List<String> lines(String text, float size, boolean bold, float width) {
        return wrap(printable(text), size, bold ? BOLD : PLAIN, width);
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

    private static List<String> wrap(String text, float size, PDFont font, float width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String whole : text.split(" ")) {
            for (String word : pieces(whole, size, font, width)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && widthOf(longer, size, font) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(word);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** A word that is wider than the line, an address of a page perhaps, goes on in the next one. */
    private static List<String> pieces(String word, float size, PDFont font, float width) {
        List<String> pieces = new ArrayList<>();
        String rest = word;
        while (rest.length() > 1 && widthOf(rest, size, font) > width) {
            int fits = 1;
            while (widthOf(rest.substring(0, fits + 1), size, font) <= width) {
                fits++;
            }
            pieces.add(rest.substring(0, fits));
            rest = rest.substring(fits);
        }
        pieces.add(rest);
        return pieces;
    }

    private static float widthOf(String text, float size, PDFont font) {
        try {
            return font.getStringWidth(text) / 1000 * size;
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
