package ch.meinkonto.portal.document;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * What stands on one page, as operators (ISO 32000-1, sections 8, 9 and 14.6). Takes lengths from the upper left corner and
 * writes them from the lower left one. It knows nothing of what its marks mean: {@link Tags} does.
 */
final class Content {
    private static final float HEIGHT = PDRectangle.A4.getHeight();
    private static final long PARTS = 1000;
    private static final float[] WHOLE = {};
    /** In the order of {@link PathIterator#SEG_MOVETO} and so on; a PDF has no curves of two points. */
    private static final List<Integer> POINTS_OF_STEP = List.of(1, 1, 2, 3, 0);
    private static final List<String> OPERATOR_OF_STEP = List.of("m", "l", "no such curve", "c", "h");

    private final StringBuilder operators = new StringBuilder(4096);
    private final Set<FontPart> fonts = new LinkedHashSet<>();
    private String inkOfFills = "";
    private String inkOfLines = "";

    /** What follows is the content of an element of the tree. */
    void beginMark(String tag, int identifier) {
        operators.append('/').append(tag).append(" <</MCID ").append(identifier).append(">> BDC\n");
    }

    /** What follows is nothing that is read: a line, a number of a page. */
    void beginArtifact() {
        operators.append("/Artifact BMC\n");
    }

    void endMark() {
        operators.append("EMC\n");
    }

    /** Text on a base line; each part in the font that has its letters. */
    void text(Iterable<Face.Run> runs, float x, float y, float size, Color color) {
        inkOfFills(color);
        operators.append("BT\n");
        number(x).append(' ');
        number(HEIGHT - y).append(" Td\n");
        for (Face.Run run : runs) {
            fonts.add(run.font());
            operators.append('/').append(run.font().name()).append(' ');
            number(size).append(" Tf <").append(run.codes()).append("> Tj\n");
        }
        operators.append("ET\n");
    }

    void fill(Iterable<? extends Shape> shapes, Color color) {
        inkOfFills(color);
        shapes.forEach(this::path);
        operators.append("f\n");
    }

    /** Lines; {@code dash} is the length of strokes and of what is between them, nothing for a whole line. */
    void lines(Iterable<? extends Shape> shapes, Color color, float width, float... dash) {
        if (!inkOfLines.equals(ink(color))) {
            inkOfLines = ink(color);
            operators.append(inkOfLines).append(" RG\n");
        }
        number(width).append(" w\n");
        dash(dash);
        shapes.forEach(this::path);
        operators.append("S\n");
        if (dash.length > 0) {
            dash(WHOLE);
        }
    }

    private void dash(float... dash) {
        operators.append('[');
        for (float each : dash) {
            number(each).append(' ');
        }
        operators.append("] 0 d\n");
    }

    private void path(Shape shape) {
        if (shape instanceof Rectangle2D box) {
            point(box.getMinX(), box.getMaxY());
            number(box.getWidth()).append(' ');
            number(box.getHeight()).append(" re\n");
            return;
        }
        double[] points = new double[6];
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int step = path.currentSegment(points);
            for (int each = 0; each < POINTS_OF_STEP.get(step); each++) {
                point(points[2 * each], points[2 * each + 1]);
            }
            operators.append(OPERATOR_OF_STEP.get(step)).append('\n');
        }
    }

    private void inkOfFills(Color color) {
        if (!inkOfFills.equals(ink(color))) {
            inkOfFills = ink(color);
            operators.append(inkOfFills).append(" rg\n");
        }
    }

    private static String ink(Color color) {
        StringBuilder ink = new StringBuilder();
        for (int part : new int[]{color.getRed(), color.getGreen(), color.getBlue()}) {
            number(ink, part / 255f).append(' ');
        }
        return ink.toString().strip();
    }

    private void point(double x, double y) {
        number(x).append(' ');
        number(HEIGHT - y).append(' ');
    }

    private StringBuilder number(double value) {
        return number(operators, value);
    }

    /** To a thousandth of a point; a PDF knows no exponents. */
    private static StringBuilder number(StringBuilder target, double value) {
        long parts = Math.round(value * PARTS);
        if (parts < 0) {
            target.append('-');
        }
        long size = Math.abs(parts);
        target.append(size / PARTS);
        if (size % PARTS > 0) {
            String fraction = Long.toString(PARTS + size % PARTS);
            int end = fraction.length();
            while (fraction.charAt(end - 1) == '0') {
                end--;
            }
            target.append('.').append(fraction, 1, end);
        }
        return target;
    }

    /** In what its text is written. */
    Set<FontPart> fonts() {
        return fonts;
    }

    /** Writes all of it; nothing is drawn any more. */
    void writeTo(COSStream stream) throws IOException {
        try (OutputStream target = stream.createOutputStream(COSName.FLATE_DECODE)) {
            target.write(operators.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }
}
