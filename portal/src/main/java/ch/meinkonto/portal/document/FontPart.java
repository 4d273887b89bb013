package ch.meinkonto.portal.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * Letters of one script in one face, ready to be put into documents: cut out of the font, squeezed and described once, because
 * doing so for each document would cost more than the rest of it.
 */
final class FontPart {
    private static final List<String> TABLES = List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx",
            "fpgm", "gasp");
    private static final int THOUSANDTHS = 1000;
    private static final int SYMBOLIC = 4;
    private static final int MOST_OF_A_BLOCK = 100;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final String name;
    private final String baseName;
    /** By letter: its glyph, 0 where it has none. */
    private final int[] glyphs;
    private final int[] widths;
    private final SqueezedStream program;
    private final SqueezedStream unicode;
    private final TrueTypeFont whole;

    private FontPart(String name, String tag, TrueTypeFont whole, int[] letters, TTFSubsetter subsetter)
            throws IOException {
        this.name = name;
        this.baseName = tag + "+" + whole.getName();
        this.whole = whole;
        this.glyphs = new int[letters[letters.length - 1] + 1];
        Map<Integer, Integer> sources = subsetter.getGIDMap();
        this.widths = new int[sources.size()];
        Map<Integer, Integer> glyphOfSource = new TreeMap<>();
        for (Map.Entry<Integer, Integer> each : sources.entrySet()) {
            int glyph = each.getKey();
            int source = each.getValue();
            widths[glyph] = Math.round((float) whole.getAdvanceWidth(source) * THOUSANDTHS / whole.getUnitsPerEm());
            glyphOfSource.put(source, glyph);
        }
        CmapLookup lookup = whole.getUnicodeCmapLookup();
        Map<Integer, Integer> letterOfGlyph = new TreeMap<>();
        for (int letter : letters) {
            int glyph = glyphOfSource.getOrDefault(lookup.getGlyphId(letter), 0);
            glyphs[letter] = glyph;
            // Two letters can share a glyph; whoever copies the text gets the first of them.
            letterOfGlyph.putIfAbsent(glyph, letter);
        }
        ByteArrayOutputStream cut = new ByteArrayOutputStream();
        subsetter.writeToStream(cut);
        this.program = SqueezedStream.of(cut.toByteArray());
        this.unicode = SqueezedStream.of(unicodeOf(letterOfGlyph).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Cuts it out.
     *
     * @param name by which pages call it
     * @param tag six capital letters that tell one part from the others
     * @param letters code points that the font has, the smallest first
     */
    static FontPart of(TrueTypeFont font, String name, String tag, int[] letters) throws IOException {
        TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
        subsetter.setPrefix(tag + "+");
        Arrays.stream(letters).forEach(subsetter::add);
        return new FontPart(name, tag, font, letters, subsetter);
    }

    /** By this name pages call it. */
    String name() {
        return name;
    }

    /** The code of a letter of this part, as four hex digits. */
    String code(int letter) {
        return HEX.toHexDigits((short) glyphs[letter]);
    }

    /** How wide a letter of this part is, in thousandths of its size. */
    int width(int letter) {
        return widths[glyphs[letter]];
    }

    /** The font for a document (ISO 32000-1, section 9.7): what differs from one document to the next is nothing. */
    COSDictionary in(PDDocument document) throws IOException {
        COSDictionary system = new COSDictionary();
        system.setString(COSName.REGISTRY, "Adobe");
        system.setString(COSName.ORDERING, "Identity");
        system.setInt(COSName.SUPPLEMENT, 0);
        system.setDirect(true);
        COSArray advances = new COSArray();
        Arrays.stream(widths).forEach(width -> advances.add(COSInteger.get(width)));
        advances.setDirect(true);
        COSArray widthsFromFirst = new COSArray();
        widthsFromFirst.add(COSInteger.ZERO);
        widthsFromFirst.add(advances);
        widthsFromFirst.setDirect(true);
        COSDictionary descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        descendant.setName(COSName.BASE_FONT, baseName);
        descendant.setItem(COSName.CIDSYSTEMINFO, system);
        descendant.setItem(COSName.CID_TO_GID_MAP, COSName.IDENTITY);
        descendant.setItem(COSName.W, widthsFromFirst);
        descendant.setItem(COSName.FONT_DESC, descriptor(document));
        COSArray descendants = new COSArray();
        descendants.add(descendant);
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, baseName);
        font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        font.setItem(COSName.TO_UNICODE, unicode.in(document));
        return font;
    }

    private COSDictionary descriptor(PDDocument document) throws IOException {
        float scale = (float) THOUSANDTHS / whole.getUnitsPerEm();
        COSDictionary dictionary = new COSDictionary();
        dictionary.setItem(COSName.TYPE, COSName.FONT_DESC);
        PDFontDescriptor descriptor = new PDFontDescriptor(dictionary);
        descriptor.setFontName(baseName);
        descriptor.setFlags(SYMBOLIC);
        descriptor.setItalicAngle(whole.getPostScript().getItalicAngle());
        PDRectangle box = new PDRectangle();
        box.setLowerLeftX(whole.getHeader().getXMin() * scale);
        box.setLowerLeftY(whole.getHeader().getYMin() * scale);
        box.setUpperRightX(whole.getHeader().getXMax() * scale);
        box.setUpperRightY(whole.getHeader().getYMax() * scale);
        descriptor.setFontBoundingBox(box);
        descriptor.setAscent(whole.getHorizontalHeader().getAscender() * scale);
        descriptor.setDescent(whole.getHorizontalHeader().getDescender() * scale);
        descriptor.setCapHeight(whole.getOS2Windows().getCapHeight() * scale);
        // The font does not tell; this is about right for its two weights.
        descriptor.setStemV(whole.getOS2Windows().getWeightClass() / 5f);
        dictionary.setItem(COSName.FONT_FILE2, program.in(document));
        return dictionary;
    }

    /** Which glyph stands for which letter: what is copied, searched and read aloud (ISO 32000-1, section 9.10.3). */
    private static String unicodeOf(Map<Integer, Integer> letterOfGlyph) {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        List<Map.Entry<Integer, Integer>> all = List.copyOf(letterOfGlyph.entrySet());
        for (int from = 0; from < all.size(); from += MOST_OF_A_BLOCK) {
            List<Map.Entry<Integer, Integer>> block = all.subList(from, Math.min(all.size(), from + MOST_OF_A_BLOCK));
            map.append(block.size()).append(" beginbfchar\n");
            block.forEach(each -> map.append('<').append(HEX.toHexDigits(each.getKey().shortValue())).append("> <")
                    .append(HEX.toHexDigits(each.getValue().shortValue())).append(">\n"));
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").toString();
    }
}
