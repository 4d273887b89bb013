package ch.meinkonto.portal.taxextension;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

import ch.meinkonto.portal.upload.FileKind;

/** Reads the QR code in a photograph or scan of a tax form. */
final class PictureOfCode {
    private static final Map<DecodeHintType, ?> PATIENTLY = Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE);
    /** A camera gives more than a code needs; less is faster and often clearer. */
    private static final int[] LONGEST_SIDES = {1600, 900, 3200};
    private static final float DOTS_PER_INCH = 200;

    private PictureOfCode() {}

    /** What the code says; empty when there is none that can be read. */
    static Optional<String> read(byte[] content, FileKind kind) {
        try {
            BufferedImage picture = switch (kind) {
                case JPEG, PNG -> ImageIO.read(new ByteArrayInputStream(content));
                case PDF -> firstPage(content);
            };
            return picture == null ? Optional.empty() : read(picture);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static BufferedImage firstPage(byte[] content) throws IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            return new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH);
        }
    }

    private static Optional<String> read(BufferedImage picture) {
        for (int side : LONGEST_SIDES) {
            LuminanceSource light = light(reduced(picture, side));
            for (LuminanceSource source : new LuminanceSource[]{light, light.invert()}) {
                try {
                    return Optional
                            .of(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)), PATIENTLY)
                                    .getText());
                } catch (ReaderException notSo) {
                    // Another size may do.
                }
            }
        }
        return Optional.empty();
    }

    private static BufferedImage reduced(BufferedImage picture, int longestSide) {
        double factor = Math.min(1.0, (double) longestSide / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) (picture.getWidth() * factor));
        int height = Math.max(1, (int) (picture.getHeight() * factor));
        BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = smaller.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return smaller;
    }

    private static LuminanceSource light(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        return new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
    }
}
