package ch.meinkonto.portal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads the code on a page as a phone does: nearer and farther until it is found. A code is different in every run. */
public final class ScannedPaper {
    private static final float[] DISTANCES = {200, 300, 150, 250, 100, 180, 220, 275, 350, 400};

    private static final float MILLIMETRES_OF_AN_INCH = 25.4F;

    private ScannedPaper() {}

    /**
     * The text of the code on the first page.
     *
     * @throws ReaderException where there is none
     */
    public static String codeOn(PDDocument pdf) throws IOException, ReaderException {
        return code(pdf, (page, distance) -> page);
    }

    /**
     * The text of the code in a square of the first page, in millimetres.
     *
     * @param left from the left edge of the page to that of the square
     * @param top from the foot of the page to the upper edge of the square
     * @throws ReaderException where there is none
     */
    public static String codeIn(PDDocument pdf, int left, int top, int side) throws IOException, ReaderException {
        return code(pdf, (page, distance) -> page.getSubimage(dots(left, distance),
                page.getHeight() - dots(top, distance), dots(side, distance), dots(side, distance)));
    }

    private static int dots(int millimetres, float distance) {
        return Math.round(millimetres * distance / MILLIMETRES_OF_AN_INCH);
    }

    private static String code(PDDocument pdf, BiFunction<BufferedImage, Float, BufferedImage> part)
            throws IOException, ReaderException {
        PDFRenderer paper = new PDFRenderer(pdf);
        ReaderException unread = NotFoundException.getNotFoundInstance();
        for (float distance : DISTANCES) {
            BufferedImage page = part.apply(paper.renderImageWithDPI(0, distance), distance);
            int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            LuminanceSource camera = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
            for (Binarizer eye : List.of(new HybridBinarizer(camera), new GlobalHistogramBinarizer(camera))) {
                try {
                    return new QRCodeReader()
                            .decode(new BinaryBitmap(eye), Map.of(DecodeHintType.TRY_HARDER, true))
                            .getText();
                } catch (ReaderException e) {
                    unread = e;
                }
            }
        }
        throw unread;
    }
}
