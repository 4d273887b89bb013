package ch.meinkonto.securitytests.journey;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads a QR code off the first page of a PDF, as an inspector's phone reads it off the paper. */
final class QrCode {
    /** A phone looks from several distances until it can read: resolutions, in dots per inch. */
    private static final float[] DISTANCES = {150, 200, 300, 250, 100};

    private QrCode() {}

    /**
     * The text of the code.
     *
     * @param pdf the document
     * @throws AssertionError when the page carries no readable code
     */
    static String onFirstPageOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer paper = new PDFRenderer(document);
            ReaderException unread = NotFoundException.getNotFoundInstance();
            for (float distance : DISTANCES) {
                try {
                    return read(paper.renderImageWithDPI(0, distance));
                } catch (ReaderException e) {
                    unread = e;
                }
            }
            throw new AssertionError("no readable QR code on the first page", unread);
        }
    }

    /** The same code with another letter in its seal, as a forger would have it. */
    static String tamperedWith(String code) {
        int middle = code.length() - 20;
        char other = code.charAt(middle) == 'A' ? 'B' : 'A';
        return code.substring(0, middle) + other + code.substring(middle + 1);
    }

    private static String read(BufferedImage image) throws ReaderException {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource camera = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(camera)),
                Map.of(DecodeHintType.TRY_HARDER, true)).getText();
    }
}
