package ch.meinkonto.portal.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import net.codecrete.qrbill.generator.QRBill;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The faces in which documents are written: Liberation Sans, in which payment parts may be written too (it comes with the library
 * for QR-bills). Whatever is written in them can be measured, copied, searched and read aloud.
 */
enum Face {
    /** Nearly everything. */
    PLAIN("LiberationSans-Regular"),
    /** Headings, and what matters most. */
    BOLD("LiberationSans-Bold");

    private static final int END = 0x2200;
    private static final float THOUSANDTHS = 1000;
    /** Where a line can end: not before a sign that stands after a blank, as in French, nor at a blank that forbids it. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[ \\p{Cntrl}](?![:;?!»])");
    private static final String WITHOUT_BASE = "ĐđŁłıĦħ";
    private static final String INSTEAD = "DdLliHh";

    /** Which part has a letter; nothing where none has. */
    private final @Nullable FontPart[] parts = new FontPart[END];

    Face(String file) {
        String path = "/fonts/" + file + ".ttf";
        try (InputStream content = Objects.requireNonNull(QRBill.class.getResourceAsStream(path), path)) {
            TrueTypeFont font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(content));
            CmapLookup lookup = font.getUnicodeCmapLookup();
            for (Script script : Script.values()) {
                int[] letters = IntStream.range(' ', END)
                        .filter(letter -> parts[letter] == null && script.has.test(letter)
                                && lookup.getGlyphId(letter) > 0)
                        .toArray();
                FontPart part = FontPart.of(font, "F" + ordinal() + script.ordinal(), script.tag, letters);
                for (int letter : letters) {
                    parts[letter] = part;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Letters that come together: a document that needs one of them carries all of them, and none of the later ones. A letter is
     * of the first script that has it.
     */
    private enum Script {
        /** What the four languages of the portal are written in. */
        OURS("OURSAA", letter -> letter < 0x7f
                || "ÀÂÄÆÇÈÉÊËÌÎÏÒÔÖÙÛÜŒàâäæçèéêëìíîïñòóôöùúûüœß§°·«»–—‘’‚“”„…•€×".indexOf(letter) >= 0),
        /** Names of the rest of Europe. */
        EUROPE("EUROPE", letter -> letter > 0xa0 && letter < 0x180 || "ȘșȚț".indexOf(letter) >= 0),
        /** Names of Vietnam, and rare signs. */
        LATIN("LATINA",
                letter -> letter > 0xa0 && letter < 0x250 || letter >= 0x1e00 && letter < 0x1f00 || letter >= 0x2010),
        /** Names as they are written at home. */
        GREEK_AND_CYRILLIC("GREEKC", letter -> letter >= 0x370 && letter < 0x530);

        private final String tag;
        private final IntPredicate has;

        Script(String tag, IntPredicate has) {
            this.tag = tag;
            this.has = has;
        }
    }

    /**
     * Letters of one part, one after the other.
     *
     * @param codes four hex digits for each
     */
    record Run(FontPart font, String codes) {}

    /** A printable text as the parts need it. */
    List<Run> runs(String printable) {
        List<Run> runs = new ArrayList<>();
        StringBuilder codes = new StringBuilder(4 * printable.length());
        FontPart current = partOf(' ');
        for (int position = 0; position < printable.length(); position++) {
            char letter = printable.charAt(position);
            FontPart part = partOf(letter);
            if (part != current && !codes.isEmpty()) {
                runs.add(new Run(current, codes.toString()));
                codes.setLength(0);
            }
            current = part;
            codes.append(part.code(letter));
        }
        if (!codes.isEmpty()) {
            runs.add(new Run(current, codes.toString()));
        }
        return runs;
    }

    /** How wide a printable text is, in points. */
    float width(String printable, float size) {
        int width = 0;
        for (int position = 0; position < printable.length(); position++) {
            char letter = printable.charAt(position);
            width += partOf(letter).width(letter);
        }
        return width / THOUSANDTHS * size;
    }

    private FontPart partOf(char letter) {
        return Objects.requireNonNull(parts[letter]);
    }

    private boolean has(int letter) {
        return letter < END && parts[letter] != null;
    }

    /**
     * A text as it can be written: a narrow blank is a blank. Of letters that no part has it has the base, as on a bank card, or
     * else a question mark.
     */
    String printable(String text) {
        if (text.codePoints().allMatch(this::has)) {
            return text;
        }
        StringBuilder printable = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(letter -> {
            if (Character.isISOControl(letter) || Character.isSpaceChar(letter)) {
                printable.append(' ');
            } else if (has(letter)) {
                printable.appendCodePoint(letter);
            } else {
                printable.append(base(letter));
            }
        });
        return printable.toString();
    }

    private String base(int letter) {
        int special = WITHOUT_BASE.indexOf(letter);
        String base = special >= 0
                ? String.valueOf(INSTEAD.charAt(special))
                : Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return !base.isEmpty() && base.codePoints().allMatch(this::has) ? base : "?";
    }

    /** A text as the lines it needs, none of them wider than {@code width}; a line that goes on after a blank ends with it. */
    List<String> lines(String text, float size, float width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        float used = 0;
        float blank = width(" ", size);
        for (String whole : BETWEEN_WORDS.split(text)) {
            String goesOn = " ";
            for (String piece : pieces(printable(whole), size, width)) {
                float needed = width(piece, size);
                boolean begins = line.isEmpty();
                if (!begins && used + blank + needed > width) {
                    lines.add(line + goesOn);
                    line.setLength(0);
                    begins = true;
                }
                used = begins ? needed : used + blank + needed;
                line.append(begins ? "" : " ").append(piece);
                // What follows goes on in the middle of the word.
                goesOn = "";
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** A word that is wider than the line, an address of a page perhaps, goes on in the next one. */
    private List<String> pieces(String word, float size, float width) {
        List<String> pieces = new ArrayList<>();
        String rest = word;
        while (rest.length() > 1 && width(rest, size) > width) {
            int fits = 1;
            while (width(rest.substring(0, fits + 1), size) <= width) {
                fits++;
            }
            pieces.add(rest.substring(0, fits));
            rest = rest.substring(fits);
        }
        pieces.add(rest);
        return pieces;
    }
}
