package ch.meinkonto.portal.parkingpermit;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

import net.codecrete.qrbill.canvas.AbstractCanvas;
import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.document.Picture;
import ch.meinkonto.portal.document.Sheet;
import ch.meinkonto.portal.document.Words;

/**
 * The lower third of a bill as the library for QR-bills draws it (Swiss Implementation Guidelines QR-bill, section 3), said again
 * so that it can be read aloud: its two parts are headings, a label and what stands under it are a paragraph, the code is a
 * picture. Perforation, scissors and corners are not read.
 */
final class PaymentPart extends AbstractCanvas {
    private static final double POINTS = 72 / 25.4;
    private static final int TITLE_SIZE = 11;

    private final Sheet sheet;
    private final String code;
    private final List<Shape> boxes = new ArrayList<>();
    private Path2D path = new Path2D.Double();
    private AffineTransform place = new AffineTransform();
    private @Nullable Words current;
    private @Nullable Picture picture;

    /** Draws on a sheet; {@code code} says what the QR code is. */
    PaymentPart(Sheet sheet, String code) {
        this.sheet = sheet;
        this.code = code;
        setupFontMetrics("Liberation Sans");
    }

    @Override
    public void setTransformation(double translateX, double translateY, double rotate, double scaleX, double scaleY) {
        // Millimetres from the lower left corner become points from the upper left one.
        place = new AffineTransform(POINTS, 0, 0, -POINTS, 0, Sheet.height());
        place.translate(translateX, translateY);
        place.rotate(rotate);
        place.scale(scaleX, scaleY);
    }

    @Override
    public void putText(String text, double x, double y, int fontSize, boolean isBold) {
        Words words = current;
        if (isBold || words == null) {
            words = fontSize == TITLE_SIZE ? sheet.subheading() : sheet.paragraph();
            current = words;
        }
        Point2D at = place.transform(new Point2D.Double(x, y), null);
        // What follows, a value or its next line, is another word.
        words.text(text + " ", (float) at.getX(), (float) at.getY(), fontSize, isBold, Color.BLACK);
    }

    @Override
    public void startPath() {
        boxes.clear();
        path = new Path2D.Double();
    }

    @Override
    public void moveTo(double x, double y) {
        path.moveTo(x, y);
    }

    @Override
    public void lineTo(double x, double y) {
        path.lineTo(x, y);
    }

    @Override
    public void cubicCurveTo(double x1, double y1, double x2, double y2, double x, double y) {
        path.curveTo(x1, y1, x2, y2, x, y);
    }

    @Override
    public void addRectangle(double x, double y, double width, double height) {
        Rectangle2D box = new Rectangle2D.Double();
        box.setFrameFromDiagonal(place.transform(new Point2D.Double(x, y), null),
                place.transform(new Point2D.Double(x + width, y + height), null));
        boxes.add(box);
    }

    @Override
    public void closeSubpath() {
        path.closePath();
    }

    @Override
    public void fillPath(int color, boolean smoothing) {
        if (smoothing) {
            // The scissors. Only modules of the code and its cross have sharp edges.
            sheet.fill(shapes(), new Color(color));
            return;
        }
        if (picture == null) {
            picture = sheet.picture(code);
        }
        picture.fill(shapes(), new Color(color));
    }

    @Override
    public void strokePath(double strokeWidth, int color, LineStyle lineStyle, boolean smoothing) {
        float width = (float) strokeWidth;
        float[] dash = switch (lineStyle) {
            case Solid -> new float[0];
            case Dashed, Dotted -> new float[]{4 * width};
        };
        sheet.lines(shapes(), new Color(color), width, dash);
    }

    private List<Shape> shapes() {
        return boxes.isEmpty() ? List.of(path.createTransformedShape(place)) : List.copyOf(boxes);
    }

    @Override
    public void close() {
        // The sheet is whoever's made it.
    }
}
